import type { DeliveredFact, FactName } from '#lib/events.ts'
import type { Room } from '#lib/rooms.ts'
import { readFacts } from '#server/outbox/read-facts.ts'
import { presentFacts } from './present-facts.ts'

/** So long one reading serves everybody who missed the same: thousands come back at once after a break. */
const sharedMs = 250
/** A reading of so many is shared also when the room has gone on meanwhile: what is left is a short one. */
const longRead = 20

/** After one of these a text may be gone, or another one. */
const changesWords = new Set<FactName | null>(['chat:removed', 'question:asked', 'question:changed'])

type Missed = { facts: DeliveredFact[]; toSeq: number }
type Reading = { toSeq: number; missed: Promise<Missed | null>; isForgotten: boolean }

/** The last reading of a room's facts by the number that it starts after. */
const readings = new Map<Room, Map<number, Reading>>()

/**
 * The facts numbered `afterSeq + 1 … toSeq` as they are delivered now, or were a quarter of a second ago; null when
 * the log has forgotten some. `toSeq` is `upToSeq` or less: who is not there yet asks again from there.
 */
export async function readMissed(room: Room, afterSeq: number, upToSeq: number): Promise<Missed | null> {
  const reading = sharedReading(room, afterSeq, upToSeq)
  const missed = await reading.missed
  return reading.isForgotten ? read(room, afterSeq, upToSeq) : missed
}

function sharedReading(room: Room, afterSeq: number, upToSeq: number): Reading {
  const ofRoom = readings.get(room) ?? new Map<number, Reading>()
  readings.set(room, ofRoom)
  const shared = ofRoom.get(afterSeq)
  const isEnough =
    shared && (shared.toSeq === upToSeq || (shared.toSeq < upToSeq && shared.toSeq - afterSeq >= longRead))
  if (isEnough) return shared
  const reading = { toSeq: upToSeq, missed: read(room, afterSeq, upToSeq), isForgotten: false }
  ofRoom.set(afterSeq, reading)
  setTimeout(() => drop(room, ofRoom, { afterSeq, reading }), sharedMs).unref()
  return reading
}

/** What was read of the room is not shared any longer when words of it were taken away meanwhile; who waits for it reads anew. */
export function forgetMissed(room: Room, facts: readonly { event: FactName | null }[]): void {
  if (!facts.some(({ event }) => changesWords.has(event))) return
  for (const reading of readings.get(room)?.values() ?? []) reading.isForgotten = true
  readings.delete(room)
}

function drop(room: Room, ofRoom: Map<number, Reading>, old: { afterSeq: number; reading: Reading }): void {
  if (ofRoom.get(old.afterSeq) === old.reading) ofRoom.delete(old.afterSeq)
  if (ofRoom.size === 0 && readings.get(room) === ofRoom) readings.delete(room)
}

async function read(room: Room, afterSeq: number, upToSeq: number): Promise<Missed | null> {
  const facts = await readFacts(room, afterSeq, upToSeq)
  return facts && { facts: await presentFacts(room, facts), toSeq: upToSeq }
}
