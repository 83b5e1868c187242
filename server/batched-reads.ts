import { untilRead } from './until-read.ts'

type Batch<Name extends string, Value> = { names: Set<Name>; values: Promise<ReadonlyMap<string, Value>> }

/**
 * Readings of many asked for one by one, made together: a reading begins after all who get it have asked, and when the
 * one before it has ended and at most one in `gapMs`. Who asks alone waits for nothing.
 */
export class BatchedReads<Name extends string, Value> {
  readonly #readAll: (names: Name[]) => Promise<ReadonlyMap<string, Value>>
  readonly #gapMs: number
  /** Not begun yet. */
  #next: Batch<Name, Value> | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(readAll: (names: Name[]) => Promise<ReadonlyMap<string, Value>>, gapMs = 0) {
    this.#readAll = readAll
    this.#gapMs = gapMs
  }

  /** Null for what is not there. A failure is told to all who waited for that reading. */
  async read(name: Name): Promise<Value | null> {
    this.#next ??= this.#prepare()
    const { names, values } = this.#next
    names.add(name)
    return (await values).get(name) ?? null
  }

  #prepare(): Batch<Name, Value> {
    const names = new Set<Name>()
    const begun = this.#last
    const values = begun.then(() => {
      this.#next = null
      return this.#readAll([...names])
    })
    this.#last = begun.then(() => untilRead(values, this.#gapMs))
    return { names, values }
  }
}
