import type { Room } from '#lib/rooms.ts'
import { findRoomSeqs } from './outbox-read.repo.ts'

/**
 * The room's newest number. Read it before the rest of the room's state: what happens in between is
 * then delivered a second time, which does no harm, instead of being missed.
 */
export async function readRoomSeq(room: Room): Promise<number> {
  return (await findRoomSeqs([room])).get(room) ?? 0
}
