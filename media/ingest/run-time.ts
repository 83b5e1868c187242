import type { MediaKind } from './media-packet.ts'

/** Where the clock of a run begins: frames may be shown a little before they are decoded, but never before zero. */
const beginMs = 10_000

/** A step beyond these is a jump of the encoder's clock; less is a hiccup of its network. */
const maxStepMs = 2_000
const maxStepBackMs = 500

/** The first frame after a jump follows the last one before it by about one frame. */
const afterJumpMs = 30

type Place = { sourceMs: number; runMs: number; offsetMs: number }

/**
 * Puts an encoder's timestamps (32 bits of milliseconds that wrap, jump and go back) on one clock of the
 * run that only grows. Sound and picture jump together: whichever meets the new clock first sets it.
 */
export class RunTime {
  readonly #places = new Map<MediaKind, Place>()
  #offsetMs: number | null = null
  #newestMs = beginMs

  get newestMs(): number {
    return this.#newestMs
  }

  /** The run's milliseconds of a packet, and whether the encoder's clock jumped there. */
  take(kind: MediaKind, timestamp: number): { atMs: number; isJump: boolean } {
    const place = this.#places.get(kind)
    const sourceMs = this.#unwrap(timestamp, place)
    const offsetMs = this.#chooseOffset(sourceMs, place)
    const isJump = offsetMs === null
    const next = offsetMs ?? this.#newestMs + afterJumpMs - sourceMs
    if (isJump) this.#offsetMs = next
    const grown = place === undefined ? sourceMs + next : Math.max(sourceMs + next, place.runMs + 1)
    const atMs = Math.max(0, grown)
    this.#places.set(kind, { sourceMs, runMs: atMs, offsetMs: next })
    this.#newestMs = Math.max(this.#newestMs, atMs)
    return { atMs, isJump }
  }

  /** The milliseconds without their wrap, near the ones before. */
  #unwrap(timestamp: number, place: Place | undefined): number {
    const near = place ?? this.#places.values().next().value
    return near === undefined ? timestamp : near.sourceMs + ((timestamp - near.sourceMs) | 0)
  }

  /** The track's own clock where it still holds, else the one that the other track jumped to; null for a new jump. */
  #chooseOffset(sourceMs: number, place: Place | undefined): number | null {
    const first = this.#offsetMs
    if (first === null) return (this.#offsetMs = beginMs - sourceMs)
    const candidates = place && place.offsetMs !== first ? [place.offsetMs, first] : [first]
    return candidates.find((offsetMs) => this.#fits(sourceMs + offsetMs, place)) ?? null
  }

  #fits(runMs: number, place: Place | undefined): boolean {
    if (runMs - this.#newestMs > maxStepMs) return false
    // A track's first packet may come late: an encoder often starts its sound a second after the picture.
    return runMs >= (place?.runMs ?? beginMs - maxStepMs) - maxStepBackMs
  }
}
