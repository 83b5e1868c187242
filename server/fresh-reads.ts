import { now } from './clock.ts'

/** Names come from whoever asks: beyond so many, what is not fresh any more goes. */
const mostKept = 1_000

/**
 * What every message of a programme's room, or everybody who enters it, needs to know: read once in `freshMs`
 * at most instead of once for each; with 0, whoever asks during a reading shares it. A fact about it forgets
 * it at once.
 */
export class FreshReads<Value> {
  readonly #read: (programmeId: string) => Promise<Value>
  readonly #freshMs: number
  readonly #known = new Map<string, { readAt: number; isReading: boolean; value: Promise<Value> }>()

  constructor(read: (programmeId: string) => Promise<Value>, freshMs = 1_000) {
    this.#read = read
    this.#freshMs = freshMs
  }

  /** How many it keeps. */
  get size(): number {
    return this.#known.size
  }

  read(programmeId: string): Promise<Value> {
    const known = this.#known.get(programmeId)
    const nowMs = now().getTime()
    if (known && (known.isReading || nowMs - known.readAt < this.#freshMs)) return known.value
    if (this.#known.size >= mostKept) this.#sweep(nowMs)
    const value = this.#read(programmeId)
    const reading = { readAt: nowMs, isReading: true, value }
    this.#known.set(programmeId, reading)
    value.then(
      () => (reading.isReading = false),
      // A failed read is answered to those who wait for it, and not kept for those who come later.
      () => this.#known.delete(programmeId),
    )
    return value
  }

  #sweep(nowMs: number): void {
    for (const [programmeId, { isReading, readAt }] of this.#known) {
      if (!isReading && nowMs - readAt >= this.#freshMs) this.#known.delete(programmeId)
    }
  }

  forget(programmeId: string): void {
    this.#known.delete(programmeId)
  }
}
