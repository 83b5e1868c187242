import type { Log } from '#server/log.ts'
import type { Recording } from './recording.ts'

export type RecorderOptions = {
  recording: Recording
  log: Log
}

const retryMs = 2_000
const lastChanceMs = 6_000

let written = 0
let lost = 0

/** Writes done by this process, and those given up because the disk refused to the end; of shows that are over too. */
export function countWrites(): { written: number; lost: number } {
  return { written, lost }
}

/**
 * Writes a broadcast's segments in order, one after another, beside the live picture: a full or slow
 * disk delays the recording, never the show.
 */
export class Recorder {
  readonly #options: RecorderOptions
  #queue: Promise<void> = Promise.resolve()
  #waiting = 0
  #isFailing = false
  #isGivenUp = false

  constructor(options: RecorderOptions) {
    this.#options = options
  }

  /** Whether the disk refuses at the moment. */
  get isFailing(): boolean {
    return this.#isFailing
  }

  get waiting(): number {
    return this.#waiting
  }

  /** Queues a write; `isStillWanted` ends its retries when what it would write is gone. */
  enqueue(write: (recording: Recording) => Promise<void>, isStillWanted: () => boolean = () => true): void {
    this.#waiting += 1
    this.#queue = this.#queue
      .then(() => this.#insist(write, isStillWanted))
      .finally(() => {
        this.#waiting -= 1
      })
  }

  /** Resolves when everything queued is on disk; what cannot be written within some seconds is lost. */
  async finish(): Promise<void> {
    const timer = setTimeout(() => {
      this.#isGivenUp = true
    }, lastChanceMs)
    await this.#queue
    clearTimeout(timer)
  }

  async #insist(write: (recording: Recording) => Promise<void>, isStillWanted: () => boolean): Promise<void> {
    while (isStillWanted()) {
      try {
        await write(this.#options.recording)
        written += 1
        this.#setFailing(false)
        return
      } catch (error) {
        this.#setFailing(true, error)
        if (this.#isGivenUp) {
          lost += 1
          return
        }
        await new Promise((resolve) => setTimeout(resolve, retryMs))
      }
    }
    // Memory had to let it go before the disk took it.
    lost += 1
  }

  #setFailing(isFailing: boolean, error?: unknown): void {
    if (isFailing === this.#isFailing) return
    this.#isFailing = isFailing
    if (isFailing)
      this.#options.log.error({ err: error }, 'the recording cannot be written; the live picture goes on')
    else this.#options.log.info('the recording is written again')
  }
}
