import type { DeliveredFact } from '#lib/events.ts'
import type { Room } from '#lib/rooms.ts'
import { readFacts } from '#server/outbox/read-facts.ts'
import { presentFacts } from './present-facts.ts'

/** So long one reading serves everybody who missed the same: thousands come back at once after a break. */
const sharedMs = 250

const readings = new Map<string, Promise<DeliveredFact[] | null>>()

/**
 * The facts numbered `afterSeq + 1 … upToSeq` as they are delivered now, or a quarter of a second ago; null when
 * the log has forgotten some.
 */
export function readMissed(room: Room, afterSeq: number, upToSeq: number): Promise<DeliveredFact[] | null> {
  const name = `${room} ${afterSeq} ${upToSeq}`
  const shared = readings.get(name)
  if (shared) return shared
  const reading = read(room, afterSeq, upToSeq)
  readings.set(name, reading)
  setTimeout(() => readings.delete(name), sharedMs).unref()
  return reading
}

async function read(room: Room, afterSeq: number, upToSeq: number): Promise<DeliveredFact[] | null> {
  const facts = await readFacts(room, afterSeq, upToSeq)
  return facts && presentFacts(room, facts)
}
