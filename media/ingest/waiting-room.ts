/** A connection that has not been accepted yet. */
export type Waiting = { address: string; destroy(): void }

export type WaitingLimits = { perAddress: number; inAll: number }

/**
 * Holds the connections that are not authenticated: when it is full, the oldest one goes, never the
 * newcomer, so that a flood of silent connections cannot shut an encoder out.
 */
export class WaitingRoom {
  readonly #limits: WaitingLimits
  readonly #waiting = new Set<Waiting>()

  constructor(limits: WaitingLimits) {
    this.#limits = limits
  }

  get size(): number {
    return this.#waiting.size
  }

  enter(newcomer: Waiting): void {
    const neighbours = [...this.#waiting].filter((waiting) => waiting.address === newcomer.address)
    if (neighbours.length >= this.#limits.perAddress) this.#evict(neighbours[0])
    if (this.#waiting.size >= this.#limits.inAll) this.#evict(this.#waiting.values().next().value)
    this.#waiting.add(newcomer)
  }

  leave(waiting: Waiting): void {
    this.#waiting.delete(waiting)
  }

  #evict(waiting: Waiting | undefined): void {
    if (!waiting) return
    this.#waiting.delete(waiting)
    waiting.destroy()
  }
}
