import { now } from './clock.ts'

/**
 * What every message of a programme's room needs to know: read once in `freshMs` at most instead of once for
 * each. A fact about it forgets it at once.
 */
export class FreshReads<Value> {
  readonly #read: (programmeId: string) => Promise<Value>
  readonly #freshMs: number
  readonly #known = new Map<string, { readAt: number; isReading: boolean; value: Promise<Value> }>()

  constructor(read: (programmeId: string) => Promise<Value>, freshMs = 1_000) {
    this.#read = read
    this.#freshMs = freshMs
  }

  read(programmeId: string): Promise<Value> {
    const known = this.#known.get(programmeId)
    const nowMs = now().getTime()
    if (known && (known.isReading || nowMs - known.readAt < this.#freshMs)) return known.value
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

  forget(programmeId: string): void {
    this.#known.delete(programmeId)
  }
}
