import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '#lib/errors.ts'
import type { Log } from '#server/log.ts'

const firstPauseMs = 250
const longestPauseMs = 5_000

/**
 * Tells the database what happened to a broadcast, in order and until it is told: while PostgreSQL is
 * down the picture goes on and this waits.
 */
export class Reporter {
  readonly #log: Log
  #queue: Promise<void> = Promise.resolve()
  readonly #stopping = new AbortController()
  #isGivenUp = false

  constructor(log: Log) {
    this.#log = log
  }

  /** Resolves when the use-case went through, or refused (which is logged: nothing else could be done). */
  report(what: string, tell: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(() => this.#insist(what, tell))
    return this.#queue
  }

  /** Resolves when everything reported so far is told. */
  settled(): Promise<void> {
    return this.#queue
  }

  /** Ends the retries: what is reported from now on is told at once or never. */
  stop(): Promise<void> {
    this.#stopping.abort()
    return this.#queue
  }

  async #insist(what: string, tell: () => Promise<void>): Promise<void> {
    const { signal } = this.#stopping
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      // What came later must not be told without what came before.
      if (this.#isGivenUp) return
      try {
        return await tell()
      } catch (error) {
        if (error instanceof AppError)
          return this.#log.warn({ what, code: error.code }, 'the database refused')
        this.#log.warn({ what, err: error }, 'the database cannot be told; trying again')
        this.#isGivenUp = signal.aborted
        await delay(pauseMs, undefined, { signal }).catch(() => {}) // Stopping cuts the pause short.
      }
    }
  }
}
