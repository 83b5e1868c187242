import { z } from 'zod'
import type { Room } from '#lib/rooms.ts'
import { now } from '#server/clock.ts'
import type { Tx } from '#server/db.ts'
import type { NewFact } from './new-fact.ts'

const counterRows = z.array(z.object({ room: z.string(), seq: z.coerce.number() }))

/** Adds to the rooms' counters in sorted order (two rooms in opposite orders would deadlock); returns each new value. */
export async function bumpRooms(
  tx: Tx,
  countByRoom: ReadonlyMap<Room, number>,
): Promise<Map<string, number>> {
  const sorted = [...countByRoom].toSorted(([left], [right]) => (left < right ? -1 : 1))
  const last = new Map<string, number>()
  for (const [room, count] of sorted) {
    const rows = counterRows.parse(
      await tx.$queryRaw`
        INSERT INTO "RoomCounter" (room, seq) VALUES (${room}, ${count})
        ON CONFLICT (room) DO UPDATE SET seq = "RoomCounter".seq + EXCLUDED.seq
        RETURNING room, seq`,
    )
    for (const row of rows) last.set(row.room, row.seq)
  }
  return last
}

/** Inserts the numbered facts and wakes every follower at COMMIT. One statement, because the rooms' counters are locked here. */
export async function insertFacts(tx: Tx, rows: readonly (NewFact & { seq: number })[]): Promise<void> {
  const at = now()
  await tx.$executeRaw`
    INSERT INTO "OutboxEvent" (room, seq, event, ids, at)
    SELECT room, seq, event, ids, ${at} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS fact(room text, seq bigint, event text, ids text[])`
  const rooms = [...new Set(rows.map((row) => row.room))]
  await tx.$queryRaw`SELECT pg_notify('outbox', room)::text FROM unnest(${rooms}::text[]) AS room`
}
