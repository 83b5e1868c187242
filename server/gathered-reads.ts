import { untilRead } from './until-read.ts'

/**
 * Reads for a crowd that must not be told anything old: a reading begins after all who get it have asked, when the one
 * before it has ended, and at most one a name in `gapMs`. Who asks alone waits for nothing.
 */
export class GatheredReads<Name extends string, Value> {
  readonly #read: (name: Name) => Promise<Value>
  readonly #gapMs: number
  /** Not begun yet. */
  readonly #next = new Map<Name, Promise<Value>>()
  /** Settles when the name's last reading has ended and its gap is over; names come from whoever asks, so no longer. */
  readonly #busy = new Map<Name, Promise<unknown>>()

  constructor(read: (name: Name) => Promise<Value>, gapMs: number) {
    this.#read = read
    this.#gapMs = gapMs
  }

  read(name: Name): Promise<Value> {
    const next = this.#next.get(name) ?? this.#begin(name)
    this.#next.set(name, next)
    return next
  }

  async #begin(name: Name): Promise<Value> {
    await this.#busy.get(name) // Nothing to wait for is not at once, either: it is among the next first.
    this.#next.delete(name)
    const reading = this.#read(name)
    this.#keepBusy(name, reading)
    return reading
  }

  #keepBusy(name: Name, reading: Promise<Value>): void {
    const busy = untilRead(reading, this.#gapMs).then(() => {
      if (this.#busy.get(name) === busy) this.#busy.delete(name)
    })
    this.#busy.set(name, busy)
  }
}
