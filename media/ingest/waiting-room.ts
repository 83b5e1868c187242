/** A connection that has not been accepted yet. */
export type Waiting = {
  address: string
  /** Whether it has shaken hands: most of a flood never says a word. */
  hasSpoken(): boolean
  destroy(): void
}

export type WaitingLimits = { perAddress: number; inAll: number }

/**
 * Holds the connections that are not authenticated. When it is full, an old one goes, never the newcomer: of
 * the address that holds the most, rather one that is silent, the oldest of these. So neither a flood from many
 * addresses nor one from few can push an encoder out between its handshake and its key.
 */
export class WaitingRoom {
  readonly #limits: WaitingLimits
  /** Oldest first, as sets keep their order. */
  readonly #waiting = new Set<Waiting>()
  readonly #byAddress = new Map<string, Set<Waiting>>()

  constructor(limits: WaitingLimits) {
    this.#limits = limits
  }

  get size(): number {
    return this.#waiting.size
  }

  enter(newcomer: Waiting): void {
    const neighbours = this.#byAddress.get(newcomer.address)
    if (neighbours && neighbours.size >= this.#limits.perAddress) this.#evict(neighbours)
    if (this.#waiting.size >= this.#limits.inAll) this.#evict(this.#waiting)
    this.#waiting.add(newcomer)
    const group = this.#byAddress.get(newcomer.address) ?? new Set()
    this.#byAddress.set(newcomer.address, group.add(newcomer))
  }

  leave(waiting: Waiting): void {
    this.#waiting.delete(waiting)
    const group = this.#byAddress.get(waiting.address)
    group?.delete(waiting)
    if (group?.size === 0) this.#byAddress.delete(waiting.address)
  }

  #evict(from: ReadonlySet<Waiting>): void {
    let chosen: Waiting | null = null
    let most = 0
    for (const waiting of from) {
      const crowd = this.#byAddress.get(waiting.address)?.size ?? 0
      const weight = 2 * crowd + (waiting.hasSpoken() ? 0 : 1)
      if (weight > most) {
        most = weight
        chosen = waiting
      }
    }
    if (!chosen) return
    this.leave(chosen)
    chosen.destroy()
  }
}
