import type { DeliveredFact, Envelope } from '#lib/events.ts'

/** How far a room has been heard, and the frames that came too early. */
export type Heard = { seq: number; held: readonly Envelope[] }

export type Advance = {
  heard: Heard
  /** What may be shown now, in order, each once. */
  facts: DeliveredFact[]
  /** Something before the held frames is missing and has to be fetched. */
  hasGap: boolean
}

/** Frames beyond this are not worth holding: a snapshot will be cheaper. */
const mostHeld = 200

/** One more frame of the room. */
export function hearEnvelope(heard: Heard, envelope: Envelope): Advance {
  return settle({ seq: heard.seq, held: [...heard.held, envelope].slice(-mostHeld) }, [])
}

/** What a join brought: everything after `heard.seq` up to `seq`. */
export function hearMissed(heard: Heard, missed: readonly DeliveredFact[], seq: number): Advance {
  const news = missed.filter((fact) => fact.seq > heard.seq)
  return settle({ seq: Math.max(heard.seq, seq), held: heard.held }, news)
}

/** Takes the held frames that now join on, in order. */
function settle(heard: Heard, facts: DeliveredFact[]): Advance {
  const waiting = heard.held
    .filter(({ toSeq }) => toSeq > heard.seq)
    .toSorted((left, right) => left.fromSeq - right.fromSeq)
  let { seq } = heard
  let taken = 0
  for (const envelope of waiting) {
    if (envelope.fromSeq > seq + 1) break
    for (const fact of envelope.events) if (fact.seq > seq) facts.push(fact)
    seq = Math.max(seq, envelope.toSeq)
    taken += 1
  }
  const held = waiting.slice(taken)
  return { heard: { seq, held }, facts, hasGap: held.length > 0 }
}
