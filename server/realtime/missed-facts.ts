import type { DeliveredFact, FactName } from '#lib/events.ts'
import type { Room } from '#lib/rooms.ts'
import { readFacts } from '#server/outbox/read-facts.ts'
import { presentFacts } from './present-facts.ts'

/** So long one reading serves everybody who missed the same: thousands come back at once after a break. */
const sharedMs = 250

/** After one of these a text may be gone, or another one. */
const changesWords = new Set<FactName | null>(['chat:removed', 'question:asked', 'question:changed'])

const readings = new Map<Room, Map<string, Promise<DeliveredFact[] | null>>>()

/**
 * The facts numbered `afterSeq + 1 … upToSeq` as they are delivered now, or a quarter of a second ago; null when
 * the log has forgotten some.
 */
export function readMissed(room: Room, afterSeq: number, upToSeq: number): Promise<DeliveredFact[] | null> {
  const ofRoom = readings.get(room) ?? new Map<string, Promise<DeliveredFact[] | null>>()
  readings.set(room, ofRoom)
  const name = `${afterSeq} ${upToSeq}`
  const shared = ofRoom.get(name)
  if (shared) return shared
  const reading = read(room, afterSeq, upToSeq)
  ofRoom.set(name, reading)
  setTimeout(() => drop(room, ofRoom, name), sharedMs).unref()
  return reading
}

/** What was read of the room is not shared any longer when words of it were taken away meanwhile. */
export function forgetMissed(room: Room, facts: readonly { event: FactName | null }[]): void {
  if (facts.some(({ event }) => changesWords.has(event))) readings.delete(room)
}

function drop(room: Room, ofRoom: Map<string, unknown>, name: string): void {
  ofRoom.delete(name)
  if (ofRoom.size === 0 && readings.get(room) === ofRoom) readings.delete(room)
}

async function read(room: Room, afterSeq: number, upToSeq: number): Promise<DeliveredFact[] | null> {
  const facts = await readFacts(room, afterSeq, upToSeq)
  return facts && presentFacts(room, facts)
}
