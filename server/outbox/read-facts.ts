import type { Room } from '#lib/rooms.ts'
import { findFactsAfter, type SavedFact } from './outbox-read.repo.ts'

/**
 * The facts numbered `afterSeq + 1 … upToSeq`, all of them, in order; null when the log has
 * forgotten some.
 */
export async function readFacts(room: Room, afterSeq: number, upToSeq: number): Promise<SavedFact[] | null> {
  const count = upToSeq - afterSeq
  if (count <= 0) return []
  const facts = await findFactsAfter(room, afterSeq, count)
  return facts.length === count && facts.at(-1)?.seq === upToSeq ? facts : null
}
