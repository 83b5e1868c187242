/** A connection that has not been accepted yet. */
export type Waiting = { address: string; destroy(): void }

export type WaitingLimits = { perAddress: number; inAll: number }

/**
 * Holds the connections that are not authenticated: when it is full, the oldest one goes, never the
 * newcomer, so that a flood of silent connections cannot shut an encoder out.
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
    const [oldest] = from
    if (!oldest) return
    this.leave(oldest)
    oldest.destroy()
  }
}
