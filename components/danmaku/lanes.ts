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

  /** The uppermost lane that is free now, from 0, taken until the comment's end has come in; null when none is. */
  take(nowMs: number, comment: Comment, stage: Stage): number | null {
    const count = Math.max(1, Math.floor(stage.heightPx / comment.heightPx))
    const lanes = Array.from({ length: count }, (_, lane) => this.#freeAtMs[lane] ?? 0)
    const free = lanes.findIndex((atMs) => atMs <= nowMs)
    if (free === -1) return null
    const entryMs = ((comment.widthPx + gapPx) / stage.pxPerSecond) * 1_000
    this.#freeAtMs = lanes.with(free, nowMs + entryMs)
    return free
  }
}
