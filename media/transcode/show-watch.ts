import type { Observation } from './observation.ts'

/** What is seen and heard of a show at present; null while nobody looks or listens. */
export type Sight = {
  /** The level of the last second of sound, in dBFS; −Infinity is digital silence. */
  rmsDb: number | null
  peakDb: number | null
  /** For how long there has been nothing to hear, nothing to see, no change in the picture; 0: there is. */
  silentMs: number | null
  blackMs: number | null
  frozenMs: number | null
}

/** Below this nothing can be heard. */
const silenceDb = -60

/** Of 255, in full range: a dark room is brighter. */
const blackLuma = 6

/** Mean change of a picture that is only coded anew; a person who sits still changes more. */
const frozenChange = 0.2

/** The newest look at the show counts for so long: an ffmpeg that starts anew is back by then. */
const freshMs = 20_000

/** Since when something has been so, and until when it is known, in seconds of the run's clock. */
type Stretch = { sinceSeconds: number | null; untilSeconds: number }

const nothing: Stretch = { sinceSeconds: null, untilSeconds: -Infinity }

/** Remembers since when a show is silent, black or frozen, from what ffmpeg observes. */
export class ShowWatch {
  #level = { rmsDb: -Infinity, peakDb: -Infinity }
  #heardAtMs = -Infinity
  #seenAtMs = -Infinity
  #silent = nothing
  #black = nothing
  #frozen = nothing

  observe(observation: Observation, nowMs: number = performance.now()): void {
    if (observation.kind === 'sound') this.#hear(observation, nowMs)
    else this.#see(observation, nowMs)
  }

  /** What was seen of one encoder says nothing about the next one. */
  reset(): void {
    this.#heardAtMs = -Infinity
    this.#seenAtMs = -Infinity
    this.#silent = nothing
    this.#black = nothing
    this.#frozen = nothing
  }

  read(nowMs: number = performance.now()): Sight {
    const hears = nowMs - this.#heardAtMs < freshMs
    const sees = nowMs - this.#seenAtMs < freshMs
    return {
      rmsDb: hears ? this.#level.rmsDb : null,
      peakDb: hears ? this.#level.peakDb : null,
      silentMs: hears ? lengthMs(this.#silent) : null,
      blackMs: sees ? lengthMs(this.#black) : null,
      frozenMs: sees ? lengthMs(this.#frozen) : null,
    }
  }

  #hear(sound: Extract<Observation, { kind: 'sound' }>, nowMs: number): void {
    const { presentedAtSeconds: at, rmsDb, peakDb } = sound
    this.#heardAtMs = nowMs
    this.#level = { rmsDb, peakDb }
    // The levels are those of the second that begins here.
    this.#silent = grow(this.#silent, rmsDb < silenceDb, { from: at, to: at + 1 })
  }

  #see(picture: Extract<Observation, { kind: 'picture' }>, nowMs: number): void {
    const { presentedAtSeconds: at, meanLuma, changeFromBefore } = picture
    this.#seenAtMs = nowMs
    this.#black = grow(this.#black, meanLuma < blackLuma, { from: at, to: at })
    const isSame = changeFromBefore !== null && changeFromBefore < frozenChange
    // It has stood since the picture before, which is where the last look ended.
    this.#frozen = grow(this.#frozen, isSame, { from: this.#frozen.untilSeconds, to: at })
  }
}

/** A new run of the encoder has a new clock: what was before does not count for it. */
function grow(stretch: Stretch, isSo: boolean, { from, to }: { from: number; to: number }): Stretch {
  if (!isSo) return { sinceSeconds: null, untilSeconds: to }
  const isSameRun = to >= stretch.untilSeconds
  const since = isSameRun ? (stretch.sinceSeconds ?? from) : to
  return { sinceSeconds: Number.isFinite(since) ? since : to, untilSeconds: to }
}

function lengthMs({ sinceSeconds, untilSeconds }: Stretch): number {
  return sinceSeconds === null ? 0 : Math.round((untilSeconds - sinceSeconds) * 1_000)
}
