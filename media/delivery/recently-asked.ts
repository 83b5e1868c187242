type Known<Answer> = { answer: Promise<Answer>; freshUntil: number }

/**
 * Answers that hold for a while: asked once for all who ask meanwhile, and kept beyond their time when
 * they cannot be asked again (the database is down).
 */
export class RecentlyAsked<Answer> {
  readonly #freshMs: (answer: Answer) => number
  readonly #most: number
  readonly #answers = new Map<string, Known<Answer>>()

  constructor(options: { freshMs: (answer: Answer) => number; most: number }) {
    this.#freshMs = options.freshMs
    this.#most = options.most
  }

  get(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const before = this.#answers.get(key)
    if (before && performance.now() < before.freshUntil) return before.answer
    // Until it is answered, everybody waits for this one question.
    const known = { answer: askOrKeep(ask, before), freshUntil: Infinity }
    this.#answers.delete(key)
    this.#answers.set(key, known)
    void known.answer.then(
      (answer) => (known.freshUntil = performance.now() + this.#freshMs(answer)),
      () => this.#answers.delete(key),
    )
    const oldest = this.#answers.keys().next().value
    if (this.#answers.size > this.#most && oldest !== undefined) this.#answers.delete(oldest)
    return known.answer
  }
}

async function askOrKeep<Answer>(
  ask: () => Promise<Answer>,
  before: Known<Answer> | undefined,
): Promise<Answer> {
  try {
    return await ask()
  } catch (error) {
    if (before) return before.answer
    throw error
  }
}
