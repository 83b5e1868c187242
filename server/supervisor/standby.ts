import type { Child } from '#server/child.ts'
import { standingBy } from '#server/stand-by.ts'

type Options = {
  /** Starts a process of the part that waits to be told to begin; what it says over the leash is told. */
  start: (onMessage: (message: unknown) => void) => Child
  /** After how many milliseconds it is started. */
  afterMs: number
  /** One line for the terminal. */
  say: (line: string) => void
}

/** After so many ends in a row somebody should know; until then the next one may stay. */
const tellAfterEnds = 3
const longestAfterMs = 300_000

/**
 * The second process of a part: it has loaded its code and waits (server/stand-by.ts), so that a part that dies is
 * replaced at once. It holds no port and serves nobody until then.
 */
export class Standby {
  readonly #options: Options
  #child: Child | undefined
  #isWaiting = false
  #timer: NodeJS.Timeout | undefined
  /** While they waited, in a row. */
  #ends = 0

  constructor(options: Options) {
    this.#options = options
  }

  get isWaiting(): boolean {
    return this.#isWaiting
  }

  /** Has one ready a while from now: counted anew with each call, and longer after each that ended by itself. */
  prepare(): void {
    if (this.#child) return
    clearTimeout(this.#timer)
    const afterMs = Math.min(this.#options.afterMs * 2 ** this.#ends, longestAfterMs)
    this.#timer = setTimeout(() => this.#open(), afterMs)
  }

  /** None is begun until the next `prepare`: whatever takes long is better done by the part itself. */
  postpone(): void {
    clearTimeout(this.#timer)
  }

  /** The one that waits, told to begin; none when it is not ready. */
  take(): Child | undefined {
    const child = this.#isWaiting ? this.#child : undefined
    if (!child) return undefined
    this.#forget()
    this.#ends = 0
    child.say({ begin: true })
    return child
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    const child = this.#child
    this.#forget()
    await child?.stop()
  }

  #open(): void {
    try {
      const child = this.#options.start((message) => {
        if (message === standingBy && child === this.#child) this.#isWaiting = true
      })
      this.#child = child
      void child.exited.then(() => {
        if (child === this.#child) this.#onEnd() // Else it was taken, or stopped.
      })
    } catch {
      this.#onEnd() // A machine without memory starts no process: nobody needs this one now.
    }
  }

  #onEnd(): void {
    this.#forget()
    this.#ends += 1
    if (this.#ends === tellAfterEnds) this.#options.say('ended again and again while it stood by')
    this.prepare()
  }

  #forget(): void {
    this.#child = undefined
    this.#isWaiting = false
  }
}
