import type { Room } from '#lib/rooms.ts'
import type { Tx } from '#server/db.ts'
import type { NewFact } from './new-fact.ts'
import { bumpRooms, insertFacts } from './outbox.repo.ts'

/**
 * Writes facts in the act's own transaction and gives each the next number of its room, without
 * gaps. Must be the last thing the transaction does: the rooms' counters stay locked until COMMIT,
 * which is what makes the order of numbers the order of commits. Returns the numbers in the order given.
 */
export async function saveFacts(tx: Tx, facts: readonly NewFact[]): Promise<number[]> {
  if (facts.length === 0) return []
  const countByRoom = new Map<Room, number>()
  for (const { room } of facts) countByRoom.set(room, (countByRoom.get(room) ?? 0) + 1)

  const lastSeqByRoom = await bumpRooms(tx, countByRoom)
  const nextByRoom = new Map<Room, number>()
  for (const [room, count] of countByRoom)
    nextByRoom.set(room, (lastSeqByRoom.get(room) ?? count) - count + 1)

  const rows = facts.map((fact) => {
    const seq = nextByRoom.get(fact.room) ?? 0
    nextByRoom.set(fact.room, seq + 1)
    return { ...fact, seq }
  })
  await insertFacts(tx, rows)
  return rows.map((row) => row.seq)
}
