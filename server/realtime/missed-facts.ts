import type { FactName } from '#lib/events.ts'
import type { Room } from '#lib/rooms.ts'
import { now } from '#server/clock.ts'
import { readFacts } from '#server/outbox/read-facts.ts'
import { presentFacts } from './present-facts.ts'
import { RoomFrame } from './room-frame.ts'

/** So long after it was read one reading serves everybody who missed the same: thousands come back at once after a break. */
const sharedMs = 250
/** A reading of so many is shared also when the room has gone on meanwhile: what is left is a short one. */
const longRead = 20
/** In a room whose words change faster than they are read, a snapshot is quicker. */
const mostReadings = 5

/** After one of these a text may be gone, or another one. */
const changesWords = new Set<FactName | null>(['chat:removed', 'question:asked', 'question:changed'])

type Missed = { frame: RoomFrame; toSeq: number }
type Reading = { afterSeq: number; toSeq: number; missed: Promise<Missed | null>; isForgotten: boolean }

/** The readings of a room that somebody waits for, or that are shared still. */
const readings = new Map<Room, Set<Reading>>()

/**
 * A frame of the facts numbered `afterSeq + 1 … toSeq` as they are delivered now, or were a quarter of a second ago; null when
 * the log has forgotten some, or the reader had better take a snapshot. `toSeq` is `upToSeq` or less: who is not there
 * yet asks again from there.
 */
export async function readMissed(room: Room, afterSeq: number, upToSeq: number): Promise<Missed | null> {
  for (let turn = 0; turn < mostReadings; turn += 1) {
    const reading = sharedReading(room, afterSeq, upToSeq)
    const missed = await reading.missed
    if (!reading.isForgotten) return missed
  }
  return null
}

function sharedReading(room: Room, afterSeq: number, upToSeq: number): Reading {
  const ofRoom = readings.get(room) ?? new Set<Reading>()
  readings.set(room, ofRoom)
  for (const known of ofRoom) if (known.afterSeq === afterSeq && isEnough(known, upToSeq)) return known
  const reading = { afterSeq, toSeq: upToSeq, missed: read(room, afterSeq, upToSeq), isForgotten: false }
  ofRoom.add(reading)
  const drop = (): void => {
    ofRoom.delete(reading)
    if (ofRoom.size === 0 && readings.get(room) === ofRoom) readings.delete(room)
  }
  // A failure is told to those who waited for it only.
  reading.missed.then(() => setTimeout(drop, sharedMs).unref(), drop)
  return reading
}

function isEnough({ afterSeq, toSeq }: Reading, upToSeq: number): boolean {
  return toSeq === upToSeq || (toSeq < upToSeq && toSeq - afterSeq >= longRead)
}

/** What was read of the room is not shared any longer when words of it were taken away meanwhile; who waits for it reads anew. */
export function forgetMissed(room: Room, facts: readonly { event: FactName | null }[]): void {
  if (facts.some(({ event }) => changesWords.has(event))) forgetRoom(room)
}

/** The same for a room whose facts are not followed: nobody tells what is taken away. */
export function forgetRoom(room: Room): void {
  for (const reading of readings.get(room)?.values() ?? []) reading.isForgotten = true
  readings.delete(room)
}

async function read(room: Room, afterSeq: number, upToSeq: number): Promise<Missed | null> {
  const facts = await readFacts(room, afterSeq, upToSeq)
  if (!facts) return null
  const events = await presentFacts(room, facts)
  const envelope = { room, fromSeq: afterSeq + 1, toSeq: upToSeq, at: now().getTime(), events }
  return { frame: new RoomFrame('facts', envelope), toSeq: upToSeq }
}
