import type { Room } from '#lib/rooms.ts'
import { BatchedReads } from '#server/batched-reads.ts'
import { findRoomSeqs } from './outbox-read.repo.ts'

/** Thousands come back to one room in the same moment. */
const seqs = new BatchedReads(findRoomSeqs)

/**
 * The room's newest number. Read it before the rest of the room's state: what happens in between is
 * then delivered a second time, which does no harm, instead of being missed.
 */
export async function readRoomSeq(room: Room): Promise<number> {
  return (await seqs.read(room)) ?? 0
}
