import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '#server/log.ts'

export type ChoreOptions = {
  name: string
  everyMs: number
  log: Log
  /** Ends early when the signal says so. What it throws is logged, and it is tried again next time. */
  run: (signal: AbortSignal) => Promise<void>
}

/** Work beside the live shows, done again and again with pauses, one run after the other. */
export class Chore {
  readonly #options: ChoreOptions
  readonly #stopping = new AbortController()
  #work: Promise<void> = Promise.resolve()

  constructor(options: ChoreOptions) {
    this.#options = options
  }

  start(): void {
    this.#work = this.#repeat()
  }

  /** Resolves when the present run has ended. Can be called twice. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#work
  }

  async #repeat(): Promise<void> {
    const { name, everyMs, log, run } = this.#options
    const { signal } = this.#stopping
    while (!signal.aborted) {
      try {
        await run(signal)
      } catch (error) {
        if (!signal.aborted) log.warn({ err: error, chore: name }, 'not done, next time')
      }
      await delay(everyMs, undefined, { signal }).catch(() => {}) // Stopping cuts the pause short.
    }
  }
}
