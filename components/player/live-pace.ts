export type PaceReading = {
  /** How far behind the live edge the picture is, and how far it should be. */
  latencySeconds: number
  targetSeconds: number
  /** What is loaded beyond the picture on screen. */
  bufferedSeconds: number
  /** The present speed. */
  rate: number
}

/** Too little for anybody to hear; the faster one where there is much to win back. */
const gentleRate = 1.05
const briskRate = 1.1
const muchSeconds = 0.25

/** Whoever is farther back than a segment is so by choice, or will be moved by a seek. */
const farSeconds = 4

/** It begins to catch up from here, and stops there. */
const beginSeconds = 0.12
const endSeconds = 0.04

/**
 * Catching up eats what is loaded. hls.js itself stops below one second of it, which is more than mode
 * realtime ever has in hand: a viewer who started late would stay late for the whole show.
 */
const enoughSeconds = 0.35

/** The speed at which a picture wins its place near the live edge back. */
export function choosePace({ latencySeconds, targetSeconds, bufferedSeconds, rate }: PaceReading): number {
  const behindSeconds = latencySeconds - targetSeconds
  const isCatchingUp = rate > 1
  if (behindSeconds > farSeconds || bufferedSeconds < enoughSeconds) return 1
  if (behindSeconds < (isCatchingUp ? endSeconds : beginSeconds)) return 1
  return behindSeconds > muchSeconds ? briskRate : gentleRate
}

/** While a picture has only just come nobody follows it yet: then it may leap to its place, once. */
const leapWithinMs = 5_000
/** Less is won back by speed. */
const leastLeapSeconds = 0.2

/** How far a picture that has just begun leaps to its place, in seconds; 0 where it had better not. */
export function chooseLeap(reading: Omit<PaceReading, 'rate'>): number {
  const { latencySeconds, targetSeconds, bufferedSeconds } = reading
  const behindSeconds = latencySeconds - targetSeconds
  // Half a leap would be followed by another: it waits until all of the way is loaded.
  const mayLeap = behindSeconds >= leastLeapSeconds && bufferedSeconds - behindSeconds >= enoughSeconds
  return mayLeap ? behindSeconds : 0
}

/** What of hls.js says where the live edge is. */
export type EdgeTeller = { readonly latency: number; readonly targetLatency: number | null }

/** Keeps a live picture at its distance from the edge, unless somebody else sets its speed. */
export class LivePace {
  readonly #video: HTMLVideoElement
  readonly #edge: EdgeTeller
  #rate = 1
  #isOn = false
  /** Until when the picture may still leap; null before it first moved. */
  #leapUntilMs: number | null = null

  constructor(video: HTMLVideoElement, edge: EdgeTeller) {
    this.#video = video
    this.#edge = edge
  }

  start(): void {
    if (this.#isOn) return
    this.#isOn = true
    this.#leapUntilMs = null
    this.#video.addEventListener('timeupdate', this.#adjust)
  }

  /** Leaves the picture at its normal speed. Can be called twice. */
  stop(): void {
    this.#isOn = false
    this.#video.removeEventListener('timeupdate', this.#adjust)
    this.#set(1)
  }

  readonly #adjust = ({ timeStamp }: Event): void => {
    const { latency, targetLatency } = this.#edge
    if (targetLatency === null || !(latency > 0) || this.#video.seeking) return
    this.#leapUntilMs ??= timeStamp + leapWithinMs
    const reading = {
      latencySeconds: latency,
      targetSeconds: targetLatency,
      bufferedSeconds: loadedBeyond(this.#video),
    }
    const leapSeconds = timeStamp < this.#leapUntilMs ? chooseLeap(reading) : 0
    if (leapSeconds === 0) return this.#set(choosePace({ ...reading, rate: this.#rate }))
    this.#leapUntilMs = 0
    this.#video.currentTime += leapSeconds
  }

  #set(rate: number): void {
    // A speed that is not ours is the viewer's.
    if (rate === this.#rate || this.#video.playbackRate !== this.#rate) return
    this.#rate = rate
    this.#video.playbackRate = rate
  }
}

function loadedBeyond({ buffered, currentTime }: HTMLVideoElement): number {
  for (let range = 0; range < buffered.length; range++) {
    if (buffered.start(range) <= currentTime && currentTime < buffered.end(range))
      return buffered.end(range) - currentTime
  }
  return 0
}
