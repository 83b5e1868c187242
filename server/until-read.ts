import { setTimeout as delay } from 'node:timers/promises'

const mostMs = 1_000

/** Settles when the reading has ended, however; one that hangs does not hold up the next for longer than a second. */
export async function untilRead(reading: Promise<unknown>): Promise<void> {
  const over = new AbortController()
  const limit = delay(mostMs, undefined, { ref: false, signal: over.signal })
  await Promise.race([Promise.allSettled([reading]), limit])
  limit.catch(() => {}) // Given up next.
  over.abort()
}
