import type { Child } from '#server/child.ts'
import { standingBy } from '#server/stand-by.ts'

/** Starts a process of the part that waits to be told to begin; what it says over the leash is told. */
type Start = (onMessage: (message: unknown) => void) => Child

/**
 * The second process of a part: it has loaded its code and waits (server/stand-by.ts), so that a part that dies is
 * replaced at once. It holds no port and serves nobody until then.
 */
export class Standby {
  readonly #start: Start
  readonly #afterMs: number
  #child: Child | undefined
  #isWaiting = false
  #timer: NodeJS.Timeout | undefined

  constructor(start: Start, afterMs: number) {
    this.#start = start
    this.#afterMs = afterMs
  }

  get isWaiting(): boolean {
    return this.#isWaiting
  }

  /** Has one ready a while from now; does nothing when there is one, or one is on its way. */
  prepare(): void {
    if (this.#child || this.#timer) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#open()
    }, this.#afterMs)
  }

  /** The one that waits, told to begin; none when it is not ready. */
  take(): Child | undefined {
    const child = this.#isWaiting ? this.#child : undefined
    if (child) this.#forget()
    child?.say({ begin: true })
    return child
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    const child = this.#child
    this.#forget()
    await child?.stop()
  }

  #open(): void {
    const child = this.#start((message) => {
      if (message === standingBy && child === this.#child) this.#isWaiting = true
    })
    this.#child = child
    void child.exited.then(() => {
      if (child !== this.#child) return // Taken, or stopped.
      this.#forget()
      this.prepare()
    })
  }

  #forget(): void {
    this.#child = undefined
    this.#isWaiting = false
  }
}
