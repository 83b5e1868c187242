/** Time stands still for so long before it counts as frozen; interruptions are told apart by the room. */
const frozenAfterMs = 5_000

/** Tells a picture that moves from one that stands still though it should not. */
export class Stillness {
  #movedAtMs = 0
  #lastSeconds = -1

  /** What a look at the picture's time finds; `mustMove`: whether standing still would be a fault. */
  look(seconds: number, mustMove: boolean, nowMs: number): 'moved' | 'still' | 'frozen' {
    const hasMoved = seconds !== this.#lastSeconds
    const isFirst = this.#lastSeconds < 0
    if (hasMoved || !mustMove) this.#movedAtMs = nowMs
    this.#lastSeconds = seconds
    if (nowMs - this.#movedAtMs > frozenAfterMs) {
      this.#movedAtMs = nowMs
      return 'frozen'
    }
    return hasMoved && !isFirst ? 'moved' : 'still'
  }

  /** Counting begins anew. */
  forgive(nowMs: number): void {
    this.#movedAtMs = nowMs
  }
}
