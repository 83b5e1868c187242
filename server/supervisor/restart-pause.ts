const pausesMs = [50, 250, 1_000, 2_000, 5_000, 10_000] as const
const longestPauseMs = 10_000
/** A part that lived this long had recovered: the next fault counts as its first. */
export const recoveredAfterMs = 30_000

/** How long to wait before a part is started again after so many faults in a row (the first is 1). */
export function restartPauseMs(faultsInARow: number): number {
  return pausesMs[faultsInARow - 1] ?? longestPauseMs
}
