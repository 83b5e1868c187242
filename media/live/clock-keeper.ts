/** At wall time `at` the media time was `mediaTimeMs`; it runs from there, or stands still where `at` is null. */
export type ClockReading = { mediaTimeMs: number; at: Date | null }

/** `isNews`: so far from what the room was told that it is to be told again. */
export type ClockCorrection = ClockReading & { isNews: boolean }

/** Words and cards may be off by less than this in the replay. */
const mostDriftMs = 400
/** People who look at the clock see less than this as nothing. */
const newsMs = 2_000

/** A segment lasts 4 s at most: one that is so late means that no picture comes. */
const stillAfterMs = 6_000

/**
 * Notices where the picture and the wall part: an encoder on a slow line sends less than a second of picture in a
 * second, or nothing for a while. Otherwise what is said then would lie behind the end of the recording.
 */
export class ClockKeeper {
  /** As the database has it, and as the room was told. */
  #kept: ClockReading | null = null
  #told: ClockReading | null = null
  #lastSegmentAtMs = 0

  /** The clock was started by somebody who told it. */
  start(reading: { mediaTimeMs: number; at: Date }): void {
    this.#kept = this.#told = reading
    this.#lastSegmentAtMs = reading.at.getTime()
  }

  /** No picture is expected until it is started again. */
  stop(): void {
    this.#kept = null
  }

  /** A segment began: what is to be corrected; null while the clock holds. */
  segment(begun: { mediaTimeMs: number; at: Date }): ClockCorrection | null {
    const atMs = begun.at.getTime()
    this.#lastSegmentAtMs = atMs
    const kept = this.#kept
    if (!kept) return null
    const holds = kept.at !== null && Math.abs(timeAt(kept, atMs) - begun.mediaTimeMs) < mostDriftMs
    return holds ? null : this.#correct(begun, atMs)
  }

  /** Asked now and then, with how far the picture has come: a correction when none comes any more. */
  check(mediaTimeMs: number, nowMs: number): ClockCorrection | null {
    const runs = this.#kept !== null && this.#kept.at !== null
    if (!runs || nowMs - this.#lastSegmentAtMs < stillAfterMs) return null
    return this.#correct({ mediaTimeMs, at: null }, nowMs)
  }

  #correct(reading: ClockReading, nowMs: number): ClockCorrection {
    this.#kept = reading
    const told = this.#told
    const isSameKind = told !== null && (told.at === null) === (reading.at === null)
    const isNews = !isSameKind || Math.abs(timeAt(told, nowMs) - timeAt(reading, nowMs)) >= newsMs
    if (isNews) this.#told = reading
    return { ...reading, isNews }
  }
}

function timeAt({ mediaTimeMs, at }: ClockReading, nowMs: number): number {
  return at === null ? mediaTimeMs : mediaTimeMs + nowMs - at.getTime()
}
