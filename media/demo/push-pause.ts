/** Pauses before pushing again, growing while it keeps failing. */
const pausesMs = [500, 1_000, 2_000, 5_000, 10_000] as const

/** A host who ends the show wants to see it ended: the replay's turn comes before the next picture. */
const afterEndMs = 600_000

/** How long the demo encoder stays away, in milliseconds; `failures` counts those in a row before this one. */
export function pushPauseMs({
  failures,
  isEndedByHost,
}: {
  failures: number
  isEndedByHost: boolean
}): number {
  if (isEndedByHost) return afterEndMs
  return pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 0
}
