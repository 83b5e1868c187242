import { latencySettings, targetDurationSeconds, type LatencyMode } from '#lib/latency-mode.ts'
import type { ListedPart, ListedSegment, OpenSegment, PlaylistView } from './playlist-view.ts'
import type { ReloadPosition } from './reload-request.ts'

/** Parts are listed for this many closed segments and the open one; whoever is farther back takes segments. */
const segmentsWithParts = 2

/** For so much media after an old segment's listing changed, delta updates list it again: clients hold its former state. */
const alteredSeconds = 6 * targetDurationSeconds

/** A process keeps so many segments for a disk that refuses them; when it dies, they are lost. */
const unsureSegments = 40

export type TimelineOptions = {
  rendition: string
  latencyMode: LatencyMode
  /** Keeps only this many closed segments; null keeps all, which is the DVR and the recording. */
  windowSegments: number | null
}

/** Parts of a rendition in this mode are at most this long; null: whole segments only. */
export function partLimitSeconds(latencyMode: LatencyMode): number | null {
  return latencySettings[latencyMode].partTargetSeconds
}

/** The playlist state of one rendition: what is listed, and who waits for more. */
export class Timeline {
  readonly #options: TimelineOptions
  #segments: ListedSegment[] = []
  #open: (OpenSegment & { parts: ListedPart[] }) | null = null
  #nextMsn = 0
  #discontinuitySequence = 0
  #endSeconds = 0
  #isFlowing = false
  #isEnded = false
  #version = 0
  #altered: { fromMsn: number; untilSeconds: number } | null = null
  #waiters = new Set<() => void>()

  constructor(options: TimelineOptions) {
    this.#options = options
  }

  /** Grows with every change of the playlist. */
  get version(): number {
    return this.#version
  }

  get rendition(): string {
    return this.#options.rendition
  }

  get nextMsn(): number {
    return this.#nextMsn
  }

  /** Seconds listed since the start, the open segment included: the media time of the live edge. */
  get endSeconds(): number {
    return this.#endSeconds
  }

  /** Nothing to show yet: players call a playlist of parts alone an error (hls.js: LEVEL_EMPTY_ERROR). */
  get isEmpty(): boolean {
    return this.#segments.length === 0
  }

  get segments(): readonly ListedSegment[] {
    return this.#segments
  }

  get openMsn(): number | null {
    return this.#open?.msn ?? null
  }

  /** Seconds of the open segment so far. */
  get openSeconds(): number {
    return this.#open?.parts.reduce((sum, part) => sum + part.durationSeconds, 0) ?? 0
  }

  /** What a process before this one recorded. */
  restore(segments: readonly ListedSegment[]): void {
    for (const segment of segments) this.#append(segment)
    // What the process before said of the newest in its last moments may have been something else.
    this.#alter(Math.max(0, this.#nextMsn - unsureSegments))
    this.#changed()
  }

  /** A segment begins; its number is the next one, always. */
  open(segment: Omit<OpenSegment, 'msn' | 'parts'>): void {
    this.#open = { ...segment, msn: this.#nextMsn, parts: [] }
    this.#isFlowing = true
  }

  addPart(part: ListedPart): void {
    this.#open?.parts.push(part)
    this.#endSeconds += part.durationSeconds
    this.#changed()
  }

  /** Closes the open segment and returns it; null when it never got a part. */
  close(): ListedSegment | null {
    const open = this.#open
    this.#open = null
    if (!open || open.parts.length === 0) return null
    const durationSeconds = open.parts.reduce((sum, part) => sum + part.durationSeconds, 0)
    const segment = { ...open, durationSeconds, isGap: false }
    this.#endSeconds -= durationSeconds
    this.#append(segment)
    this.#changed()
    return segment
  }

  /** Closes the open segment as lost: it was not finished. */
  closeAsGap(durationSeconds: number): ListedSegment | null {
    const open = this.#open
    this.#open = null
    if (!open) return null
    this.#endSeconds -= open.parts.reduce((sum, part) => sum + part.durationSeconds, 0)
    const segment = { ...open, durationSeconds, isGap: true, parts: [] }
    this.#append(segment)
    this.#changed()
    return segment
  }

  /** Lists media that was lost. */
  addGap(gap: Omit<ListedSegment, 'msn' | 'isGap' | 'parts'>): ListedSegment {
    const segment = { ...gap, msn: this.#nextMsn, isGap: true, parts: [] }
    this.#append(segment)
    this.#changed()
    return segment
  }

  /** A listed segment turned out to be lost. */
  markGap(msn: number): void {
    this.#segments = this.#segments.map((segment) =>
      segment.msn === msn ? { ...segment, isGap: true } : segment,
    )
    this.#alter(msn)
    this.#changed()
  }

  /** No frames for now: blocked requests are answered at once until the next segment opens. */
  pause(): void {
    this.#isFlowing = false
    this.#changed()
  }

  end(): void {
    this.#isFlowing = false
    this.#isEnded = true
    this.#changed()
  }

  view(): PlaylistView {
    const { partTargetSeconds, holdBackSeconds } = latencySettings[this.#options.latencyMode]
    return {
      rendition: this.#options.rendition,
      segments: this.#isEnded ? this.#segments.map(withoutParts) : this.#segments,
      open: this.#isEnded ? null : this.#open,
      discontinuitySequence: this.#discontinuitySequence,
      isFlowing: this.#isFlowing,
      isEnded: this.#isEnded,
      partTargetSeconds: this.#isEnded ? null : partTargetSeconds,
      holdBackSeconds,
      alteredFromMsn: this.#isAltered() ? (this.#altered?.fromMsn ?? null) : null,
    }
  }

  position(): ReloadPosition {
    const last = this.#segments.at(-1)
    return {
      lastClosedMsn: this.#nextMsn - 1,
      lastClosedParts: last?.parts.length ?? 0,
      openParts: this.#open?.parts.length ?? 0,
      isFlowing: this.#isFlowing,
      isEnded: this.#isEnded,
      partTargetSeconds: latencySettings[this.#options.latencyMode].partTargetSeconds,
    }
  }

  /** Resolves at the next change, or when the signal fires. */
  whenChanged(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#waiters.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      if (signal.aborted) return resolve()
      this.#waiters.add(done)
      signal.addEventListener('abort', done)
    })
  }

  #append(segment: ListedSegment): void {
    this.#segments.push(segment)
    this.#nextMsn = segment.msn + 1
    this.#endSeconds += segment.durationSeconds
    this.#forgetOldParts()
    const { windowSegments } = this.#options
    if (windowSegments === null || this.#segments.length <= windowSegments) return
    if (this.#segments.shift()?.isDiscontinuity) this.#discontinuitySequence += 1
  }

  #alter(msn: number): void {
    const fromMsn = this.#isAltered() ? Math.min(this.#altered?.fromMsn ?? msn, msn) : msn
    this.#altered = { fromMsn, untilSeconds: this.#endSeconds + alteredSeconds }
  }

  #isAltered(): boolean {
    return this.#altered !== null && this.#endSeconds < this.#altered.untilSeconds
  }

  #forgetOldParts(): void {
    const index = this.#segments.length - 1 - segmentsWithParts
    const segment = this.#segments[index]
    if (segment) this.#segments[index] = withoutParts(segment)
  }

  #changed(): void {
    this.#version += 1
    for (const wake of [...this.#waiters]) wake()
  }
}

function withoutParts(segment: ListedSegment): ListedSegment {
  return segment.parts.length === 0 ? segment : { ...segment, parts: [] }
}
