import { setTimeout as delay } from 'node:timers/promises'

type Given<Answer> = { value: Answer; givenAt: number }
type Known<Answer> = { given: Promise<Given<Answer>>; freshUntil: number }

type Options<Answer> = {
  freshMs: (answer: Answer) => number
  most: number
  /** An answer is not kept for longer than this after it was given; without it, for ever. */
  mostStaleMs?: number
}

/** A database that hangs holds nobody up for longer, where there is an answer from before. */
const patienceMs = 500

/**
 * Answers that hold for a while: asked once for all who ask meanwhile, and kept beyond their time when
 * they cannot be asked again (the database is down, or hangs).
 */
export class RecentlyAsked<Answer> {
  readonly #options: Options<Answer>
  readonly #mostStaleMs: number
  readonly #answers = new Map<string, Known<Answer>>()

  constructor(options: Options<Answer>) {
    this.#options = options
    this.#mostStaleMs = options.mostStaleMs ?? Infinity
  }

  async get(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const before = this.#answers.get(key)
    if (before && performance.now() < before.freshUntil) {
      this.#remember(key, before)
      return (await before.given).value
    }
    // Until it is answered, everybody waits for this one question.
    const known = { given: this.#askOrKeep(ask, before), freshUntil: Infinity }
    this.#remember(key, known)
    void known.given.then(
      (given) => (known.freshUntil = this.#freshUntil(given)),
      () => this.#forget(key, known),
    )
    return (await known.given).value
  }

  async #askOrKeep(ask: () => Promise<Answer>, before: Known<Answer> | undefined): Promise<Given<Answer>> {
    const asked = ask().then((value) => ({ value, givenAt: performance.now() }))
    const kept = await before?.given.catch(() => undefined)
    if (!kept || !this.#isStillGood(kept)) return asked
    const late = delay(patienceMs, kept, { ref: false })
    return Promise.race([asked.catch(() => (this.#isStillGood(kept) ? kept : asked)), late])
  }

  #isStillGood({ givenAt }: Given<Answer>): boolean {
    return performance.now() < givenAt + this.#mostStaleMs
  }

  #freshUntil({ value, givenAt }: Given<Answer>): number {
    return Math.min(performance.now() + this.#options.freshMs(value), givenAt + this.#mostStaleMs)
  }

  /** What nobody asked for the longest goes first: a flood of made-up names drives out itself, not a running show. */
  #remember(key: string, known: Known<Answer>): void {
    this.#answers.delete(key)
    this.#answers.set(key, known)
    const oldest = this.#answers.keys().next().value
    if (this.#answers.size > this.#options.most && oldest !== undefined) this.#answers.delete(oldest)
  }

  #forget(key: string, known: Known<Answer>): void {
    if (this.#answers.get(key) === known) this.#answers.delete(key)
  }
}
