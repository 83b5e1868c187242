/**
 * Ties a run's clock to the wall: segments are dated by one anchor, and by a new one where the encoder's
 * own clock jumped.
 */
export class RunClock {
  #anchor: { presentedSeconds: number; wallMs: number } | null = null

  /** A new run: its clock has nothing to do with the one before. */
  reset(): void {
    this.#anchor = null
  }

  /** Wall-clock milliseconds of a moment of the run's clock. */
  wallMs(presentedSeconds: number, isJump: boolean, nowMs: number): number {
    const anchor = this.#anchor
    if (anchor === null || isJump) {
      this.#anchor = { presentedSeconds, wallMs: nowMs }
      return nowMs
    }
    return Math.round(anchor.wallMs + (presentedSeconds - anchor.presentedSeconds) * 1_000)
  }
}
