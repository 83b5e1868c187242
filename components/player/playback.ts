import type { Engine } from './engine.ts'
import { makeEngine } from './make-engine.ts'
import { mirrorMedia } from './mirror-media.ts'
import { keepSavesData, savesData } from './data-saver.ts'
import type { PlaybackSource } from './playback-source.ts'
import type { PlaybackState, QualityChoice } from './playback-state.ts'
import { PlaybackStore } from './playback-store.ts'
import { decideRecovery, type FaultKind, type Recovery } from './recovery.ts'
import { Stillness } from './stillness.ts'
import { WatchPass } from './watch-pass.ts'

/** Behind the place of a viewer at the edge by more than this, one is no longer "live". */
const edgeToleranceSeconds = 3
/** So near its end a recording that stands still is over. */
const endToleranceSeconds = 2
/** A slow line would turn jumps to the edge into stalls; so seldom they do no harm. */
const jumpEveryMs = 15_000
/** After the end a recording that cannot be had is not waited for: it may be under review. */
const mostTriesAfterEnd = 6

/**
 * One picture, from its first request to its last: starts by itself, finds back from every fault, and tells
 * its state. `start` and `stop` are its life; React only watches.
 */
export class Playback {
  readonly #video: HTMLVideoElement
  readonly #source: PlaybackSource
  readonly #store = new PlaybackStore()
  readonly #stopping = new AbortController()
  readonly #stillness = new Stillness()
  readonly #pass: WatchPass
  #engine: Engine | null = null
  #generation = 0
  #attempts = 0
  #wantsToPlay = true
  /** False once the viewer paused or went back by choice: then nothing pulls them to the edge. */
  #followsEdge = true
  #jumpedAt = 0
  #isInterrupted = false
  /** Nobody sees or hears it: it gives its connections back. */
  #isResting = false
  #recovery: ReturnType<typeof setTimeout> | undefined
  #watch: ReturnType<typeof setInterval> | undefined

  constructor(video: HTMLVideoElement, source: PlaybackSource) {
    this.#video = video
    this.#source = source
    this.#pass = new WatchPass(source.passUrl, () => this.#refuse())
    this.#store.set({ isLive: source.isLive, chosenQuality: savesData() ? 'saver' : 'auto' })
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener)

  readonly state = (): PlaybackState => this.#store.read()

  start(): void {
    this.#video.muted = true
    this.#listen()
    this.#watch = setInterval(() => this.#lookAtTime(), 1_000)
    const { isLive, startAtMs } = this.#source
    this.#followsEdge = isLive && startAtMs === 0
    void this.#enter(this.#followsEdge ? null : startAtMs / 1_000)
  }

  stop(): void {
    this.#generation += 1
    this.#stopping.abort()
    clearInterval(this.#watch)
    clearTimeout(this.#recovery)
    this.#pass.stop()
    this.#engine?.destroy()
    this.#engine = null
  }

  /** The media time on the screen; null before the first picture. */
  mediaTimeMs(): number | null {
    return this.state().hasPicture ? Math.round(this.#video.currentTime * 1_000) : null
  }

  /** While the encoder is away nothing is broken here: the last picture stays until the next one comes. */
  setInterrupted(isInterrupted: boolean): void {
    if (isInterrupted === this.#isInterrupted) return
    this.#isInterrupted = isInterrupted
    this.#stillness.forgive(performance.now())
    if (!isInterrupted && !this.#isResting) this.#engine?.resume()
  }

  /** The show is over: the recording is this very picture, and goes on from the same place. */
  endShow(): void {
    this.#follow(false)
    this.#store.set({ isLive: false })
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

  seekTo(seconds: number): void {
    const edge = this.state().isLive ? this.#engine?.edgeSeconds() : this.#video.duration
    const limit = edge === null || edge === undefined || Number.isNaN(edge) ? seconds : edge
    this.#video.currentTime = Math.max(0, Math.min(seconds, limit))
  }

  toEdge(): void {
    this.#follow(true)
    this.#video.currentTime = this.#engine?.edgeSeconds() ?? this.#video.currentTime
    this.play()
  }

  setRate(rate: number): void {
    this.#video.playbackRate = rate
  }

  chooseQuality(choice: QualityChoice): void {
    this.#store.set({ chosenQuality: choice })
    keepSavesData(choice === 'saver')
    if (this.state().isAudioOnly) this.#switchSound(false)
    this.#engine?.chooseQuality(choice)
  }

  chooseAudioOnly(): void {
    if (!this.state().isAudioOnly) this.#switchSound(true)
  }

  async #enter(place: number | null): Promise<void> {
    if (this.#source.needsPass && (await this.#pass.obtain()) === 'refused') return
    await this.#build(place)
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
          this.#store.set({ qualities: this.state().isAudioOnly ? this.state().qualities : qualities }),
        onQualityPlaying: (playingQuality) => this.#store.set({ playingQuality }),
        onChoiceLost: () => this.#store.set({ chosenQuality: 'auto' }),
        onFault: (kind) => {
          if (generation === this.#generation) this.#recover(kind)
        },
      },
    })
    // Stopped, or built anew, while hls.js was on its way.
    if (generation !== this.#generation) return engine.destroy()
    this.#engine = engine
    engine.chooseQuality(this.state().chosenQuality)
    engine.setCatchUp(this.#followsEdge)
    engine.load(this.#url(), startSeconds)
  }

  #url(): string {
    return this.state().isAudioOnly ? this.#source.audioUrl : this.#source.masterUrl
  }

  #switchSound(isAudioOnly: boolean): void {
    this.#store.set({ isAudioOnly })
    this.#engine?.load(this.#url(), this.#resumePlace())
  }

  /** Where to go on: the edge for those who were there, else the very place. */
  #resumePlace(): number | null {
    if (this.#followsEdge) return null
    return this.#video.currentTime || this.#source.startAtMs / 1_000
  }

  #recover(kind: FaultKind): void {
    const isOver = this.#source.isLive && !this.state().isLive
    if ((isOver && this.#attempts >= mostTriesAfterEnd) || (kind === 'frozen' && this.#isAtEnd()))
      return this.#store.set({ status: 'ended' })
    const { act, afterMs } = decideRecovery(kind, this.#attempts)
    this.#attempts += 1
    this.#store.set({ status: kind === 'missing' ? 'waiting' : 'stalled' })
    clearTimeout(this.#recovery)
    this.#recovery = setTimeout(() => void this.#act(kind, act), afterMs)
  }

  async #act(kind: FaultKind, act: Recovery['act']): Promise<void> {
    if (kind === 'refused' && (await this.#pass.obtain()) === 'refused') return
    if (act === 'reload') this.#engine?.load(this.#url(), this.#resumePlace())
    if (act === 'resume' && !this.#isResting) this.#engine?.resume()
    if (act === 'rebuild') void this.#build(this.#resumePlace())
    if (act !== 'repair') return
    this.#engine?.repair()
    void this.#tryToPlay()
  }

  #refuse(): void {
    this.#engine?.destroy()
    this.#engine = null
    this.#video.pause()
    this.#store.set({ status: 'refused' })
  }

  async #tryToPlay(): Promise<void> {
    if (!this.#wantsToPlay) return
    try {
      await this.#video.play()
      this.#store.set({ needsTap: false })
    } catch (error) {
      // AbortError: a newer load took over and will try again.
      if (error instanceof DOMException && error.name === 'NotAllowedError')
        this.#store.set({ needsTap: true, status: 'paused' })
    }
  }

  #listen(): void {
    const options = { signal: this.#stopping.signal }
    mirrorMedia(this.#video, this.#store, options.signal)
    const on = (event: string, act: () => void) => this.#video.addEventListener(event, act, options)
    on('play', () => (this.#wantsToPlay = true))
    on('seeked', () => this.#follow(this.state().isLive && this.#secondsBehind() < edgeToleranceSeconds))
    on('pause', () => {
      // Phones pause what is hidden by themselves; any other pause is meant, by a headset's button too.
      if (this.#video.ended || document.hidden) return
      this.#wantsToPlay = false
      this.#follow(false)
      this.#store.set({ status: 'paused' })
    })
    on('timeupdate', () => this.#lookAtTime())
    document.addEventListener('visibilitychange', () => this.#followVisibility(), options)
    window.addEventListener('online', () => this.#isResting || this.#engine?.resume(), options)
  }

  #lookAtTime(): void {
    const seen = this.#stillness.look(this.#video.currentTime, this.#mustMove(), performance.now())
    if (seen === 'moved') this.#attempts = 0
    if (seen === 'frozen') this.#recover('frozen')
    if (this.state().isLive && !this.#isResting) this.#lookAtEdge()
  }

  /** Whether a picture that stands still is a fault that nobody has reported. */
  #mustMove(): boolean {
    const { status, needsTap } = this.state()
    if (!this.#wantsToPlay || this.#isInterrupted || this.#isResting || needsTap) return false
    return status === 'loading' || status === 'playing' || status === 'stalled'
  }

  /** A recording's last piece may be missing in this quality; what is left is not worth waiting for. */
  #isAtEnd(): boolean {
    return !this.state().isLive && this.#video.duration - this.#video.currentTime < endToleranceSeconds
  }

  #lookAtEdge(): void {
    const behind = this.#secondsBehind()
    const isAtEdge = behind < edgeToleranceSeconds
    this.#store.set({ isAtEdge, secondsBehind: isAtEdge ? 0 : Math.round(behind) })
    const mayJump = performance.now() - this.#jumpedAt > jumpEveryMs
    if (isAtEdge || !this.#followsEdge || !mayJump || this.state().status !== 'playing') return
    this.#jumpedAt = performance.now()
    this.toEdge()
  }

  #secondsBehind(): number {
    const edge = this.#engine?.edgeSeconds() ?? 0
    return Math.max(0, edge - this.#video.currentTime)
  }

  /** A browser has six connections a host: a hidden, silent picture gives its own back. */
  #followVisibility(): void {
    const isHeard = !this.#video.muted || document.pictureInPictureElement === this.#video
    this.#isResting = document.hidden && !isHeard
    if (this.#isResting) return this.#engine?.pauseLoading()
    if (document.hidden) return
    // Those who were at the edge find it at once when the newest playlist is there; the others their place.
    this.#jumpedAt = -jumpEveryMs
    this.#engine?.resume()
    if (this.state().isLive && this.#followsEdge && this.#wantsToPlay) this.toEdge()
    void this.#tryToPlay()
  }

  /** At the edge small delays are won back; who is behind by choice sees every moment at its own speed. */
  #follow(followsEdge: boolean): void {
    this.#followsEdge = followsEdge
    this.#engine?.setCatchUp(followsEdge)
  }
}
