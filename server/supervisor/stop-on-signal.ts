import { say } from './terminal.ts'

/** Ctrl-C reaches a program twice under npm: directly, and passed on by npm. */
const sameSignalMs = 1_500

/**
 * Stops in order on SIGINT or SIGTERM and ends the process. A second, later signal ends it at once: the parts see
 * that they are alone and stop by themselves.
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let firstAt: number | undefined
  const onSignal = (): void => {
    if (firstAt === undefined) {
      firstAt = performance.now()
      void stopAndExit(stop) // ends the process itself
    } else if (performance.now() - firstAt > sameSignalMs) {
      process.exit(1)
    }
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

async function stopAndExit(stop: () => Promise<void>): Promise<void> {
  const startedAt = performance.now()
  say('stopping …')
  try {
    await stop()
  } catch (error) {
    say(`not everything could be stopped: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
  say(`stopped after ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`)
  process.exit(0)
}
