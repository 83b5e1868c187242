import { AppError } from '#lib/errors.ts'
import type { Log } from '#server/log.ts'
import { listRevokedKeys } from '#server/programmes/list-revoked-keys.ts'
import type { Encoder } from './encoder.ts'
import { refusalWords } from './refusal-words.ts'

/** A revoked key is cut within five seconds, the question itself included. */
const everyMs = 2_000

/** Cuts encoders off whose key was revoked while they send. */
export class KeyWatch {
  readonly #log: Log
  readonly #encoders: () => readonly Encoder[]
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | null = null

  constructor({ log, encoders }: { log: Log; encoders: () => readonly Encoder[] }) {
    this.#log = log
    this.#encoders = encoders
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#looking ??= this.#look().finally(() => (this.#looking = null))
    }, everyMs)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
  }

  async #look(): Promise<void> {
    const encoders = this.#encoders()
    try {
      const revoked = await listRevokedKeys(encoders.map(({ admission }) => admission.streamKeyId))
      for (const encoder of encoders.filter(({ admission }) => revoked.has(admission.streamKeyId))) {
        encoder.disconnect(refusalWords(new AppError('STREAM_KEY_UNKNOWN', 'revoked while in use')))
      }
    } catch (error) {
      this.#log.warn({ err: error }, 'stream keys cannot be looked at; the picture goes on')
    }
  }
}
