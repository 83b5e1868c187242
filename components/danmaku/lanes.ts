/** Between the end of one comment and the beginning of the next in its lane. */
const gapPx = 48

type Comment = { widthPx: number; heightPx: number }
type Stage = { heightPx: number; pxPerSecond: number }

/**
 * Who may fly: as many as find a lane whose last comment has come wholly in. A busy room says more than fits; what
 * would fly over others is left to the chat beside the picture.
 */
export class Lanes {
  #freeAtMs: number[] = []

  /** Whether a comment finds a free lane now; then the lane is taken until its end has come in. */
  take(nowMs: number, comment: Comment, stage: Stage): boolean {
    const count = Math.max(1, Math.floor(stage.heightPx / comment.heightPx))
    const lanes = Array.from({ length: count }, (_, lane) => this.#freeAtMs[lane] ?? 0)
    const free = lanes.findIndex((atMs) => atMs <= nowMs)
    if (free === -1) return false
    const entryMs = ((comment.widthPx + gapPx) / stage.pxPerSecond) * 1_000
    this.#freeAtMs = lanes.with(free, nowMs + entryMs)
    return true
  }
}
