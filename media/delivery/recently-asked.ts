/**
 * Answers that hold for a while: asked once for all who ask meanwhile, and kept beyond their time when
 * they cannot be asked again (the database is down).
 */
export class RecentlyAsked<Answer> {
  readonly #freshMs: number
  readonly #most: number
  readonly #answers = new Map<string, { askedAt: number; answer: Promise<Answer> }>()

  constructor(options: { freshMs: number; most: number }) {
    this.#freshMs = options.freshMs
    this.#most = options.most
  }

  get(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.#answers.get(key)
    if (known && performance.now() - known.askedAt < this.#freshMs) return known.answer
    const answer = ask().catch((error: unknown) => {
      if (known) return known.answer
      this.#answers.delete(key)
      throw error
    })
    this.#answers.delete(key)
    this.#answers.set(key, { askedAt: performance.now(), answer })
    const oldest = this.#answers.keys().next().value
    if (this.#answers.size > this.#most && oldest !== undefined) this.#answers.delete(oldest)
    return answer
  }
}
