import type { Engine } from './engine.ts'
import { makeEngine } from './make-engine.ts'
import { initialPlaybackState, type PlaybackState } from './playback-state.ts'
import { decideRecovery, type FaultKind } from './recovery.ts'

export type PlaybackSource = {
  masterUrl: string
  audioUrl: string
  isLive: boolean
  /** Where to start, in milliseconds of media time; 0 is the edge of a live picture. */
  startAtMs: number
}

/** Behind the place of a viewer at the edge by more than this, one is no longer "live". */
const edgeToleranceSeconds = 3
/** A slow line would turn jumps to the edge into stalls; so seldom they do no harm. */
const jumpEveryMs = 15_000
/** Time stands still for so long before it counts as frozen; interruptions are told apart by the room. */
const frozenAfterMs = 5_000

/**
 * One picture, from its first request to its last: starts by itself, finds back from every fault, and tells
 * its state. `start` and `stop` are its life; React only watches.
 */
export class Playback {
  readonly #video: HTMLVideoElement
  readonly #source: PlaybackSource
  readonly #listeners = new Set<() => void>()
  readonly #stopping = new AbortController()
  #state = initialPlaybackState
  #engine: Engine | null = null
  #generation = 0
  #attempts = 0
  #wantsToPlay = true
  /** False once the viewer paused or went back by choice: then nothing pulls them to the edge. */
  #followsEdge = true
  #jumpedAt = 0
  #isInterrupted = false
  #movedAt = 0
  #lastTime = -1
  #recovery: ReturnType<typeof setTimeout> | undefined
  #watch: ReturnType<typeof setInterval> | undefined

  constructor(video: HTMLVideoElement, source: PlaybackSource) {
    this.#video = video
    this.#source = source
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): PlaybackState => this.#state

  start(): void {
    this.#video.muted = true
    this.#listen()
    this.#watch = setInterval(() => this.#lookAtTime(), 1_000)
    const { isLive, startAtMs } = this.#source
    this.#followsEdge = isLive && startAtMs === 0
    void this.#build(this.#followsEdge ? null : startAtMs / 1_000)
  }

  stop(): void {
    this.#generation += 1
    this.#stopping.abort()
    clearInterval(this.#watch)
    clearTimeout(this.#recovery)
    this.#engine?.destroy()
    this.#engine = null
  }

  /** The media time on the screen; null before the first picture. */
  mediaTimeMs(): number | null {
    return this.#state.hasPicture ? Math.round(this.#video.currentTime * 1_000) : null
  }

  /** While the encoder is away nothing is broken here: the last picture stays until the next one comes. */
  setInterrupted(isInterrupted: boolean): void {
    if (isInterrupted === this.#isInterrupted) return
    this.#isInterrupted = isInterrupted
    this.#movedAt = performance.now()
    if (!isInterrupted) this.#engine?.resume()
  }

  togglePlay(): void {
    if (this.#video.paused) this.play()
    else this.pause()
  }

  play(): void {
    this.#wantsToPlay = true
    void this.#tryToPlay()
  }

  pause(): void {
    this.#wantsToPlay = false
    this.#video.pause()
  }

  setMuted(isMuted: boolean): void {
    this.#video.muted = isMuted
    if (!isMuted && this.#video.volume === 0) this.#video.volume = 0.6
    if (!isMuted) this.play()
  }

  seekBy(seconds: number): void {
    this.seekTo(this.#video.currentTime + seconds)
  }

  seekTo(seconds: number): void {
    const edge = this.#source.isLive ? this.#engine?.edgeSeconds() : this.#video.duration
    const limit = edge === null || edge === undefined || Number.isNaN(edge) ? seconds : edge
    this.#video.currentTime = Math.max(0, Math.min(seconds, limit))
  }

  toEdge(): void {
    this.#followsEdge = true
    const edge = this.#engine?.edgeSeconds()
    if (edge !== null && edge !== undefined) this.#video.currentTime = edge
    this.play()
  }

  setRate(rate: number): void {
    this.#video.playbackRate = rate
  }

  chooseQuality(choice: number | 'auto'): void {
    this.#set({ chosenQuality: choice })
    if (this.#state.isAudioOnly) this.#switchSound(false)
    this.#engine?.chooseQuality(choice)
  }

  chooseAudioOnly(): void {
    if (!this.#state.isAudioOnly) this.#switchSound(true)
  }

  async #build(startSeconds: number | null): Promise<void> {
    this.#engine?.destroy()
    this.#engine = null
    this.#generation += 1
    const generation = this.#generation
    const engine = await makeEngine({
      video: this.#video,
      isLive: this.#source.isLive,
      events: {
        onReady: () => void this.#tryToPlay(),
        onQualities: (qualities) =>
          this.#set({ qualities: this.#state.isAudioOnly ? this.#state.qualities : qualities }),
        onQualityPlaying: (playingQuality) => this.#set({ playingQuality }),
        onFault: (kind) => {
          if (generation === this.#generation) this.#recover(kind)
        },
      },
    })
    // Stopped, or built anew, while hls.js was on its way.
    if (generation !== this.#generation) return engine.destroy()
    this.#engine = engine
    engine.load(this.#url(), startSeconds)
  }

  #url(): string {
    return this.#state.isAudioOnly ? this.#source.audioUrl : this.#source.masterUrl
  }

  #switchSound(isAudioOnly: boolean): void {
    this.#set({ isAudioOnly })
    this.#engine?.load(this.#url(), this.#resumePlace())
  }

  /** Where to go on: the edge for those who were there, else the very place. */
  #resumePlace(): number | null {
    if (this.#followsEdge) return null
    return this.#video.currentTime || this.#source.startAtMs / 1_000
  }

  #recover(kind: FaultKind): void {
    const { act, afterMs } = decideRecovery(kind, this.#attempts)
    this.#attempts += 1
    this.#set({ status: kind === 'missing' ? 'waiting' : 'stalled' })
    clearTimeout(this.#recovery)
    this.#recovery = setTimeout(() => {
      if (act === 'reload') this.#engine?.load(this.#url(), this.#resumePlace())
      if (act === 'resume') this.#engine?.resume()
      if (act === 'repair') this.#engine?.repair()
      if (act === 'rebuild') void this.#build(this.#resumePlace())
      if (act === 'repair') void this.#tryToPlay()
    }, afterMs)
  }

  async #tryToPlay(): Promise<void> {
    if (!this.#wantsToPlay) return
    try {
      await this.#video.play()
      this.#set({ needsTap: false })
    } catch (error) {
      // AbortError: a newer load took over and will try again.
      if (error instanceof DOMException && error.name === 'NotAllowedError')
        this.#set({ needsTap: true, status: 'paused' })
    }
  }

  #listen(): void {
    const options = { signal: this.#stopping.signal }
    const on = (event: string, act: () => void) => this.#video.addEventListener(event, act, options)
    on('loadeddata', () => this.#set({ hasPicture: true }))
    on('playing', () => this.#set({ status: 'playing', needsTap: false }))
    on('waiting', () => this.#set({ status: 'stalled' }))
    on('ended', () => this.#set({ status: 'ended' }))
    on('play', () => (this.#wantsToPlay = true))
    on('seeked', () => (this.#followsEdge = this.#secondsBehind() < edgeToleranceSeconds))
    on('pause', () => {
      // Phones pause what is hidden by themselves; any other pause is meant, by a headset's button too.
      if (this.#video.ended || document.hidden) return
      this.#wantsToPlay = false
      this.#followsEdge = false
      this.#set({ status: 'paused' })
    })
    on('volumechange', () => this.#set({ isMuted: this.#video.muted || this.#video.volume === 0 }))
    on('ratechange', () => this.#set({ rate: this.#video.playbackRate }))
    on('timeupdate', () => this.#lookAtTime())
    document.addEventListener('visibilitychange', () => this.#followVisibility(), options)
    window.addEventListener('online', () => this.#engine?.resume(), options)
  }

  #lookAtTime(): void {
    const { currentTime } = this.#video
    const hasMoved = currentTime !== this.#lastTime
    if (hasMoved && this.#lastTime >= 0) this.#attempts = 0
    if (hasMoved || !this.#mustMove()) this.#movedAt = performance.now()
    this.#lastTime = currentTime
    if (performance.now() - this.#movedAt > frozenAfterMs) {
      this.#movedAt = performance.now()
      this.#recover('frozen')
    }
    if (this.#source.isLive) this.#lookAtEdge()
  }

  /** Whether a picture that stands still is a fault that nobody has reported. */
  #mustMove(): boolean {
    const { status, needsTap } = this.#state
    if (!this.#wantsToPlay || this.#isInterrupted || needsTap) return false
    return status === 'loading' || status === 'playing' || status === 'stalled'
  }

  #lookAtEdge(): void {
    const behind = this.#secondsBehind()
    const isAtEdge = behind < edgeToleranceSeconds
    this.#set({ isAtEdge, secondsBehind: isAtEdge ? 0 : Math.round(behind) })
    const mayJump = performance.now() - this.#jumpedAt > jumpEveryMs
    if (isAtEdge || !this.#followsEdge || !mayJump || this.#state.status !== 'playing') return
    this.#jumpedAt = performance.now()
    this.toEdge()
  }

  #secondsBehind(): number {
    const edge = this.#engine?.edgeSeconds()
    return edge === null || edge === undefined ? 0 : Math.max(0, edge - this.#video.currentTime)
  }

  /** A browser has six connections a host: a hidden, silent picture gives its own back. */
  #followVisibility(): void {
    const isWatched =
      !document.hidden || !this.#video.muted || document.pictureInPictureElement === this.#video
    if (!isWatched) return this.#engine?.pauseLoading()
    if (document.hidden) return
    const wasAtEdge = this.#state.isAtEdge
    this.#engine?.resume()
    if (this.#source.isLive && wasAtEdge && this.#wantsToPlay) this.toEdge()
    void this.#tryToPlay()
  }

  #set(change: Partial<PlaybackState>): void {
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
