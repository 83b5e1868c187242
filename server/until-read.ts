import { setTimeout as delay } from 'node:timers/promises'

const mostMs = 1_000

/**
 * Settles when the reading has ended, however, and `gapMs` after now at the earliest; one that hangs does not hold up
 * the next for longer than a second.
 */
export async function untilRead(reading: Promise<unknown>, gapMs: number): Promise<void> {
  const gap = gapMs > 0 ? delay(gapMs, undefined, { ref: false }) : undefined
  await untilSettled(reading)
  await gap
}

function untilSettled(reading: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(resolve, mostMs)
    limit.unref()
    const settle = (): void => {
      clearTimeout(limit)
      resolve()
    }
    reading.then(settle, settle)
  })
}
