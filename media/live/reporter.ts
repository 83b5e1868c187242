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
  #isStopped = false

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

  /** Ends the retries. */
  stop(): Promise<void> {
    this.#isStopped = true
    return this.#queue
  }

  async #insist(what: string, tell: () => Promise<void>): Promise<void> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        return await tell()
      } catch (error) {
        if (error instanceof AppError)
          return this.#log.warn({ what, code: error.code }, 'the database refused')
        this.#log.warn({ what, err: error }, 'the database cannot be told; trying again')
        if (this.#isStopped) return
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
      }
    }
  }
}
