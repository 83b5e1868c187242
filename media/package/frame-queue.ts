import type { Sample } from './fragment.ts'

export type Frame = { atMs: number; shownAfterMs: number; isKeyframe: boolean; data: Buffer }

export type FrameQueueOptions = {
  trackId: number
  timescale: number
  /** How long each frame of sound is; null where only the next frame tells. */
  frameTicks: number | null
}

/** FLV counts whole milliseconds: a frame of sound that near to its place stands at it. */
const roundingMs = 1.5

/** Before a second picture is known. */
const guessedFrameMs = 33

/**
 * Gives the frames of one track their exact lengths: a picture is let go when the next one's time is
 * known, a frame of sound at once.
 */
export class FrameQueue {
  readonly #options: FrameQueueOptions
  #held: Omit<Sample, 'duration'> | null = null
  #lastDuration: number
  /** Where the last frame ends at the latest; the next one comes after its beginning. */
  #lastDecodeTime: number | null = null

  constructor(options: FrameQueueOptions) {
    this.#options = options
    this.#lastDuration = options.frameTicks ?? this.#ticks(guessedFrameMs)
  }

  push(frame: Frame): Sample[] {
    const { trackId, frameTicks } = this.#options
    const decodeTime = this.#place(frame.atMs)
    this.#lastDecodeTime = decodeTime
    // A step of the clock that we had to widen must not move what is shown.
    const shownAt = frame.shownAfterMs === 0 ? decodeTime : this.#ticks(frame.atMs + frame.shownAfterMs)
    const next = {
      ...{ trackId, decodeTime, compositionOffset: shownAt - decodeTime },
      ...{ isKeyframe: frame.isKeyframe, data: frame.data },
    }
    if (frameTicks !== null) return [{ ...next, duration: frameTicks }]
    const released = this.#release(decodeTime)
    this.#held = next
    return released
  }

  /** Nothing follows for now: what is held is taken to be as long as the frame before it. */
  flush(): Sample[] {
    const released = this.#held ? this.#release(this.#held.decodeTime + this.#lastDuration) : []
    this.#held = null
    return released
  }

  #place(atMs: number): number {
    const ticks = this.#ticks(atMs)
    const { frameTicks } = this.#options
    if (this.#lastDecodeTime === null) return ticks
    const expected = this.#lastDecodeTime + (frameTicks ?? 0)
    const isRounded = frameTicks !== null && Math.abs(ticks - expected) <= this.#ticks(roundingMs)
    return isRounded ? expected : Math.max(ticks, this.#lastDecodeTime + 1)
  }

  #release(nextDecodeTime: number): Sample[] {
    if (!this.#held) return []
    const duration = nextDecodeTime - this.#held.decodeTime
    this.#lastDuration = duration
    return [{ ...this.#held, duration }]
  }

  #ticks(ms: number): number {
    return Math.round((ms * this.#options.timescale) / 1_000)
  }
}
