import { initialPlaybackState, type PlaybackState } from './playback-state.ts'

/** What the picture shows of itself, for those who watch it change. */
export class PlaybackStore {
  readonly #listeners = new Set<() => void>()
  #state = initialPlaybackState

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly read = (): PlaybackState => this.#state

  set(change: Partial<PlaybackState>): void {
    // Whoever was refused sees that, whatever the element still says of its last bytes.
    if (this.#state.status === 'refused') return
    const next = { ...this.#state, ...change }
    const keys = Object.keys(change)
    const isSame = Object.entries(this.#state).every(
      ([key, value]) => !keys.includes(key) || Reflect.get(next, key) === value,
    )
    if (isSame) return
    this.#state = next
    for (const listener of this.#listeners) listener()
  }
}
