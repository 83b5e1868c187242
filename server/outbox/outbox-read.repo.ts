import { factNameSchema, type FactName } from '#lib/events.ts'
import type { Room } from '#lib/rooms.ts'
import { db } from '#server/db.ts'

/** A fact as the log keeps it: ids, not texts, so that what is delivered is always the present state. `event` is null for one of a newer version than this process. */
export type SavedFact = { seq: number; event: FactName | null; ids: string[]; at: Date }

/** The newest number of each room that has one. */
export async function findRoomSeqs(rooms: readonly Room[]): Promise<Map<string, number>> {
  const rows = await db().roomCounter.findMany({ where: { room: { in: [...rooms] } } })
  return new Map(rows.map((row) => [row.room, Number(row.seq)]))
}

/** The room's facts after a number, in order; at most `limit`. */
export async function findFactsAfter(room: Room, afterSeq: number, limit: number): Promise<SavedFact[]> {
  const rows = await db().outboxEvent.findMany({
    where: { room, seq: { gt: afterSeq } },
    orderBy: { seq: 'asc' },
    take: limit,
  })
  return rows.map(readFact)
}

/** The number under which a room was told something, or null once the log has forgotten it. */
export async function findFactSeq(room: Room, event: FactName, id: string): Promise<number | null> {
  const row = await db().outboxEvent.findFirst({
    where: { room, event, ids: { has: id } },
    select: { seq: true },
    orderBy: { seq: 'asc' },
  })
  return row && Number(row.seq)
}

/** Forgets facts written before a moment; the rooms' counters stay. Returns how many were deleted. */
export async function deleteFactsBefore(before: Date): Promise<number> {
  const { count } = await db().outboxEvent.deleteMany({ where: { at: { lt: before } } })
  return count
}

/** An event of a newer version keeps its number: were it left out, nobody could get past it. */
function readFact(row: { seq: bigint; event: string; ids: string[]; at: Date }): SavedFact {
  const event = factNameSchema.safeParse(row.event)
  return { seq: Number(row.seq), event: event.success ? event.data : null, ids: row.ids, at: row.at }
}
