import { settledWithin } from './settled-within.ts'

/** A reading that hangs does not hold up the next for longer. */
const mostWaitMs = 1_000

/**
 * Readings of many asked for one by one, made together: a reading begins after all who get it have asked, and when the
 * one before it has ended. Who asks alone waits for nothing.
 */
export class BatchedReads<Name extends string, Value> {
  readonly #readAll: (names: Name[]) => Promise<ReadonlyMap<Name, Value>>
  /** Not begun yet. */
  #next: { names: Set<Name>; values: Promise<ReadonlyMap<Name, Value>> } | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(readAll: (names: Name[]) => Promise<ReadonlyMap<Name, Value>>) {
    this.#readAll = readAll
  }

  /** Null for what is not there. A failure is told to all who waited for that reading. */
  async read(name: Name): Promise<Value | null> {
    this.#next ??= this.#prepare()
    const { names, values } = this.#next
    names.add(name)
    return (await values).get(name) ?? null
  }

  #prepare(): { names: Set<Name>; values: Promise<ReadonlyMap<Name, Value>> } {
    const names = new Set<Name>()
    const values = this.#last.then(() => {
      this.#next = null
      return this.#readAll([...names])
    })
    this.#last = settledWithin(values, mostWaitMs)
    return { names, values }
  }
}
