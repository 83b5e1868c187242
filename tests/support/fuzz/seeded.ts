import { seededRandom } from '#tests/support/random.ts'

/** Choices that a seed repeats. */
export class Seeded {
  readonly #random: () => number

  constructor(seed: number) {
    this.#random = seededRandom(seed)
  }

  /** From 0 up to, and without, `end`. */
  below(end: number): number {
    return Math.floor(this.#random() * end)
  }

  oneIn(times: number): boolean {
    return this.below(times) === 0
  }

  pick<T>(of: readonly T[]): T {
    const picked = of[this.below(of.length)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }

  bytes(count: number): Buffer {
    return Buffer.from(Array.from({ length: count }, () => this.below(256)))
  }
}
