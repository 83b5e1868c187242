/** Two renditions meet the same jump of the encoder's clock within this. */
const sameJumpSeconds = 3

/**
 * Ties the encoder's clock to the wall: all renditions of a run date their segments by one anchor, and
 * by a new one where the encoder's clock jumps.
 */
export class RunClock {
  #anchor: { presentedSeconds: number; wallMs: number } | null = null

  /** A new run: its encoder's clock has nothing to do with the one before. */
  reset(): void {
    this.#anchor = null
  }

  /** Wall-clock milliseconds of a moment of the encoder's clock. */
  wallMs(presentedSeconds: number, isJump: boolean, nowMs: number): number {
    const anchor = this.#anchor
    const isNew =
      anchor === null || (isJump && Math.abs(presentedSeconds - anchor.presentedSeconds) > sameJumpSeconds)
    if (isNew) this.#anchor = { presentedSeconds, wallMs: nowMs }
    if (isNew || anchor === null) return nowMs
    return Math.round(anchor.wallMs + (presentedSeconds - anchor.presentedSeconds) * 1_000)
  }
}
