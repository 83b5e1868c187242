import type { FactName } from '#lib/events.ts'
import type { Room } from '#lib/rooms.ts'
import { findFactSeq } from './outbox-read.repo.ts'

/** The number under which a room was told of something; 0 once the log has forgotten it. */
export async function readFactSeq(fact: { room: Room; event: FactName; id: string }): Promise<number> {
  return (await findFactSeq(fact.room, fact.event, fact.id)) ?? 0
}
