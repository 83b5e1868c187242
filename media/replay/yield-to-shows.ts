import { setPriority } from 'node:os'
import type { Child } from '#media/transcode/child.ts'

/** Behind everything that makes a live picture. */
const spareTimePriority = 15

/** Lets a process run in the time that live shows leave. Never throws: one that has ended already says how by its exit. */
export function yieldToShows({ pid }: Pick<Child, 'pid'>): void {
  if (pid === undefined) return
  try {
    setPriority(pid, spareTimePriority)
  } catch {
    // ESRCH: it died at once.
  }
}
