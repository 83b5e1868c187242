import { now } from '#server/clock.ts'

const freshMs = 1_000

/**
 * What every message of a programme's room needs to know, read once a second at most instead of once a
 * message. A fact about it forgets it at once.
 */
export class FreshReads<Value> {
  readonly #read: (programmeId: string) => Promise<Value>
  readonly #known = new Map<string, { readAt: number; value: Promise<Value> }>()

  constructor(read: (programmeId: string) => Promise<Value>) {
    this.#read = read
  }

  read(programmeId: string): Promise<Value> {
    const known = this.#known.get(programmeId)
    const nowMs = now().getTime()
    if (known && nowMs - known.readAt < freshMs) return known.value
    const value = this.#read(programmeId)
    this.#known.set(programmeId, { readAt: nowMs, value })
    // A failed read is answered to those who wait for it, and not kept for those who come later.
    value.catch(() => this.#known.delete(programmeId))
    return value
  }

  forget(programmeId: string): void {
    this.#known.delete(programmeId)
  }
}
