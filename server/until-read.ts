const mostMs = 1_000

/** Settles when the reading has ended, however; one that hangs does not hold up the next for longer than a second. */
export function untilRead(reading: Promise<unknown>): Promise<void> {
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
