/** How far ffmpeg's output is behind its input at a moment of our clock. */
export type LoadReading = { atMs: number; lagMs: number }

/** The state between two readings: since when ffmpeg has been late. */
export type LoadWatch = { lateSinceMs: number | null }

/** A rung that is so far behind has left the live edge: viewers near it would stall. */
const lateLagMs = 3_000

/**
 * The watchdog replaces an ffmpeg that says nothing for five seconds, a new one has a GOP to catch up with,
 * and a busy machine may be free again in a moment: only what stays late for longer is too slow.
 */
const lateForMs = 10_000

/** Whether the machine keeps up with a ladder, or its costliest rung must go. Pure. */
export function judgeLoad(
  watch: LoadWatch,
  reading: LoadReading,
): { watch: LoadWatch; verdict: 'keep' | 'drop' } {
  if (reading.lagMs < lateLagMs) return { watch: { lateSinceMs: null }, verdict: 'keep' }
  const lateSinceMs = watch.lateSinceMs ?? reading.atMs
  if (reading.atMs - lateSinceMs < lateForMs) return { watch: { lateSinceMs }, verdict: 'keep' }
  // What is left gets its own time to prove itself.
  return { watch: { lateSinceMs: null }, verdict: 'drop' }
}
