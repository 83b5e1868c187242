const shortestMs = 15_000
const nearEndMs = 30_000

/** Where a replay goes on, in media milliseconds; null when it had hardly begun or was nearly over. */
export function resumeAt(positionMs: number | null, durationMs: number): number | null {
  if (positionMs === null || positionMs < shortestMs || positionMs > durationMs - nearEndMs) return null
  return positionMs
}
