import { askLine } from './line.ts'
import type { PlaybackStore } from './playback-store.ts'
import { decideRecovery, takesPictureAway, type FaultKind, type Recovery } from './recovery.ts'

/** After the end a recording that cannot be had is not waited for: it may be under review. */
const mostTriesAfterEnd = 6
const askAgainMs = 2_000

type Due = { kind: FaultKind; act: Recovery['act'] }

type HealingOptions = {
  store: PlaybackStore
  url: () => string
  /** The show ended while it was watched. */
  isOver: () => boolean
  /** What is loaded still plays. */
  isMoving: () => boolean
  act: (due: Due) => void
}

/**
 * Decides what to do about faults, and when. What would take the last picture from the screen waits until the
 * line is there to bring a new one.
 */
export class Healing {
  readonly #options: HealingOptions
  #attempts = 0
  #due: Due | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: HealingOptions) {
    this.#options = options
  }

  heal(kind: FaultKind): void {
    const { store, isOver, isMoving } = this.#options
    if (isOver() && this.#attempts >= mostTriesAfterEnd) return store.set({ status: 'ended' })
    const { act, afterMs } = decideRecovery(kind, this.#attempts)
    this.#attempts += 1
    // A line that failed is not seen before what is loaded has been played.
    const isUnseen = kind === 'network' && isMoving()
    if (!isUnseen) store.set({ status: kind === 'missing' ? 'waiting' : 'stalled' })
    this.#plan({ kind, act }, afterMs)
  }

  /** The picture moves: whatever was wrong is over. */
  moved(): void {
    this.#attempts = 0
    this.#options.store.set({ isOffline: !navigator.onLine })
  }

  /** What is planned is done now; false when nothing is. */
  hurry(): boolean {
    if (this.#due === null) return false
    this.#plan(this.#due, 0)
    return true
  }

  /** Forgets what is planned. Can be called twice. */
  stop(): void {
    this.#due = null
    clearTimeout(this.#timer)
  }

  #plan(due: Due, afterMs: number): void {
    this.#due = due
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#do(due), afterMs)
  }

  async #do(due: Due): Promise<void> {
    const { store, url, act } = this.#options
    if (takesPictureAway(due.act) && store.read().hasPicture) {
      const line = await askLine(url())
      // Stopped, or another fault came, while the server was asked.
      if (this.#due !== due) return
      store.set({ isOffline: line === 'away' })
      if (line !== 'there') return this.#plan(due, askAgainMs)
    }
    this.stop()
    act(due)
  }
}
