/** Where the lead rendition began a segment; all others begin theirs there, with its number. */
export type Cut = {
  msn: number
  /** On the run's clock: when its first frame is shown. */
  startSeconds: number
  isDiscontinuity: boolean
  /** Wall-clock milliseconds of its first frame. */
  startedAtMs: number
  mediaTimeMs: number
}

/** Older cuts than these are no rendition's business any more. */
const keptCuts = 60

/** The newest cuts of a run's lead rendition, in order. */
export class CutList {
  #cuts: Cut[] = []
  #horizonSeconds = -Infinity

  /** Up to this moment of the run's clock every cut is known. */
  get horizonSeconds(): number {
    return this.#horizonSeconds
  }

  add(cut: Cut): void {
    this.#cuts.push(cut)
    if (this.#cuts.length > keptCuts) this.#cuts.shift()
  }

  see(seconds: number): void {
    this.#horizonSeconds = Math.max(this.#horizonSeconds, seconds)
  }

  /** A new run has a new clock. */
  clear(): void {
    this.#cuts = []
    this.#horizonSeconds = -Infinity
  }

  /** The segment in which a moment of the run's clock lies, by its cut; null before the first. */
  at(seconds: number): Cut | null {
    return this.#cuts.findLast((cut) => cut.startSeconds <= seconds) ?? null
  }
}
