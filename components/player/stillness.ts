/** Time stands still for so long before it counts as frozen; interruptions are told apart by the room. */
const frozenAfterMs = 5_000
/** So near the end of a recording what stands still is over: its last piece may be missing in one quality. */
const endSeconds = 2
const overAfterMs = 1_500
/** Engines step over small holes by themselves; a viewer goes back by more. */
const backSeconds = 1

type Look = {
  seconds: number
  nowMs: number
  /** On the way to another place: what is not there yet is not seen. */
  isSeeking: boolean
  /** Standing still would be a fault. */
  mustMove: boolean
  /** Where the picture ends; Infinity while it grows. */
  endSeconds: number
}

/** Tells a picture that moves from one that stands still though it should not. */
export class Stillness {
  #movedAtMs = 0
  #lastSeconds = -1

  look(look: Look): 'moved' | 'still' | 'frozen' | 'over' {
    const { seconds, nowMs } = look
    const hasMoved = !look.isSeeking && seconds !== this.#lastSeconds
    const isFirst = this.#lastSeconds < 0
    if (hasMoved || !look.mustMove) this.#movedAtMs = nowMs
    if (!look.isSeeking) this.#lastSeconds = seconds
    const stillMs = nowMs - this.#movedAtMs
    if (look.endSeconds - seconds < endSeconds && stillMs > overAfterMs) return 'over'
    if (stillMs > frozenAfterMs) {
      this.#movedAtMs = nowMs
      return 'frozen'
    }
    return hasMoved && !isFirst ? 'moved' : 'still'
  }

  /** Whether a seek to this place goes back from what was last seen. */
  isBack(seconds: number): boolean {
    return seconds < this.#lastSeconds - backSeconds
  }

  /** Counting begins anew. */
  forgive(nowMs: number): void {
    this.#movedAtMs = nowMs
  }
}
