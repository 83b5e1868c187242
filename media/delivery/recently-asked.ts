import { setTimeout as delay } from 'node:timers/promises'
import { takeTurns } from './take-turns.ts'

type Given<Answer> = { value: Answer; givenAt: number }
type Known<Answer> = { given: Promise<Given<Answer>>; freshUntil: number; isAnswered: boolean }

type Options<Answer> = {
  freshMs: (answer: Answer) => number
  most: number
  /** An answer is not kept for longer than this after it was given; without it, for ever. */
  mostStaleMs?: number
  /** Questions that are out at the same time. */
  mostAtOnce?: number
}

/** A flood of made-up names must leave connections to the database for encoders. */
const mostAtOnce = 2

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
  readonly #inTurn: ReturnType<typeof takeTurns>

  constructor(options: Options<Answer>) {
    this.#options = options
    this.#mostStaleMs = options.mostStaleMs ?? Infinity
    this.#inTurn = takeTurns(options.mostAtOnce ?? mostAtOnce)
  }

  async get(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const before = this.#answers.get(key)
    if (before && performance.now() < before.freshUntil) {
      this.#remember(key, before)
      return (await before.given).value
    }
    const asked = this.#inTurn(ask).then((value) => ({ value, givenAt: performance.now() }))
    // Until it is answered, everybody waits for this one question.
    const known = { given: this.#orKept(asked, before), freshUntil: Infinity, isAnswered: false }
    this.#remember(key, known)
    void known.given.then(
      (given) => (known.freshUntil = Math.min(known.freshUntil, this.#freshUntil(given))),
      () => this.#forget(key, known),
    )
    void asked.then(
      (given) => this.#take(key, given),
      () => {}, // Whoever waits for it hears of it.
    )
    return (await known.given).value
  }

  async #orKept(asked: Promise<Given<Answer>>, before: Known<Answer> | undefined): Promise<Given<Answer>> {
    const kept = await before?.given.catch(() => undefined)
    if (!kept || !this.#isStillGood(kept)) return asked
    const late = delay(patienceMs, kept, { ref: false })
    return Promise.race([asked.catch(() => (this.#isStillGood(kept) ? kept : asked)), late])
  }

  /**
   * An answer that came too late for those who asked holds for all who come after: a refusal is not lost to a slow
   * database. Also for a later question that is still out, so that one slower than answers are fresh is heard at all.
   */
  #take(key: string, given: Given<Answer>): void {
    const known = this.#answers.get(key)
    if (!known || known.isAnswered) return
    known.given = Promise.resolve(given)
    known.freshUntil = this.#freshUntil(given)
    known.isAnswered = true
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
