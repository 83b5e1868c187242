import { setTimeout as delay } from 'node:timers/promises'

/** Settles with the work, however it ends, and after `ms` at the latest. */
export async function settledWithin(work: Promise<unknown>, ms: number): Promise<void> {
  const over = new AbortController()
  const limit = delay(ms, undefined, { ref: false, signal: over.signal })
  await Promise.race([Promise.allSettled([work]), limit])
  limit.catch(() => {}) // Given up next.
  over.abort()
}
