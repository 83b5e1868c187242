/** The broadcast's clock as last written down: it runs from `at` on, or stands still. */
export type MediaClock = {
  /** Milliseconds of picture since go-live, at the moment `at`. */
  mediaTimeMs: number
  /** Wall-clock milliseconds at which `mediaTimeMs` held; null while the clock stands still. */
  at: number | null
}

/** How far behind the live edge a viewer's own clock is believed without a DVR mark. */
const believedBehindMs = 30_000

/** Media time at a wall-clock moment, in milliseconds; it never runs before the clock was started. */
export function mediaTimeAt(clock: MediaClock, nowMs: number): number {
  if (clock.at === null) return clock.mediaTimeMs
  return clock.mediaTimeMs + Math.max(0, Math.round(nowMs - clock.at))
}

/**
 * The media time a viewer's words belong to: what the browser showed, held within the last 30 s
 * of the broadcast; without a claim, the live edge.
 */
export function clampMediaTime(clock: MediaClock, nowMs: number, shownMs: number | undefined): number {
  const edgeMs = mediaTimeAt(clock, nowMs)
  if (shownMs === undefined) return edgeMs
  return Math.min(edgeMs, Math.max(shownMs, edgeMs - believedBehindMs, 0))
}
