import { setTimeout as delay } from 'node:timers/promises'

/**
 * Reads for a crowd that must not be told anything old: a reading begins after all who get it have asked, and at
 * most one a name in `gapMs`. Who asks alone waits for nothing.
 */
export class GatheredReads<Value> {
  readonly #read: (name: string) => Promise<Value>
  readonly #gapMs: number
  /** Not begun yet. */
  readonly #next = new Map<string, Promise<Value>>()
  readonly #beganAt = new Map<string, number>()

  constructor(read: (name: string) => Promise<Value>, gapMs: number) {
    this.#read = read
    this.#gapMs = gapMs
  }

  read(name: string): Promise<Value> {
    const next = this.#next.get(name) ?? this.#begin(name)
    this.#next.set(name, next)
    return next
  }

  async #begin(name: string): Promise<Value> {
    const waitMs = (this.#beganAt.get(name) ?? -Infinity) + this.#gapMs - performance.now()
    await (waitMs > 0 ? delay(waitMs) : undefined) // Either way not at once: it is among the next first.
    this.#next.delete(name)
    this.#noteBeginning(name, performance.now())
    return this.#read(name)
  }

  /** Names come from whoever asks, so none is kept longer than it matters; a later beginning is not forgotten with it. */
  #noteBeginning(name: string, at: number): void {
    this.#beganAt.set(name, at)
    const forget = (): void => {
      if (this.#beganAt.get(name) === at) this.#beganAt.delete(name)
    }
    setTimeout(forget, this.#gapMs).unref()
  }
}
