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
  return settle({ seq: heard.seq, held: [...heard.held, envelope].slice(-mostHeld) })
}

/** A state that holds everything up to `seq`, or a join that sent it before it was answered. */
export function hearUpTo(heard: Heard, seq: number): Advance {
  return settle({ seq: Math.max(heard.seq, seq), held: heard.held })
}

/** Takes the held frames that now join on, in order. */
function settle(heard: Heard): Advance {
  const facts: DeliveredFact[] = []
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
