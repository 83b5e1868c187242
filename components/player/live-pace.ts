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

/** What of hls.js says where the live edge is. */
export type EdgeTeller = { readonly latency: number; readonly targetLatency: number | null }

/** Keeps a live picture at its distance from the edge, unless somebody else sets its speed. */
export class LivePace {
  readonly #video: HTMLVideoElement
  readonly #edge: EdgeTeller
  #rate = 1
  #isOn = false

  constructor(video: HTMLVideoElement, edge: EdgeTeller) {
    this.#video = video
    this.#edge = edge
  }

  start(): void {
    if (this.#isOn) return
    this.#isOn = true
    this.#video.addEventListener('timeupdate', this.#adjust)
  }

  /** Leaves the picture at its normal speed. Can be called twice. */
  stop(): void {
    this.#isOn = false
    this.#video.removeEventListener('timeupdate', this.#adjust)
    this.#set(1)
  }

  readonly #adjust = (): void => {
    const { latency, targetLatency } = this.#edge
    if (targetLatency === null || !(latency > 0)) return
    const bufferedSeconds = loadedBeyond(this.#video)
    const reading = {
      latencySeconds: latency,
      targetSeconds: targetLatency,
      bufferedSeconds,
      rate: this.#rate,
    }
    this.#set(choosePace(reading))
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
