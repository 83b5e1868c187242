import { untilLoaded } from '#components/ui/until-loaded.ts'
import type { Engine } from './engine.ts'
import { LiveEdge } from './live-edge.ts'
import { makeEngine } from './make-engine.ts'
import { isMoving, mirrorMedia } from './mirror-media.ts'
import { keepSavesData, savesData } from './data-saver.ts'
import { Healing } from './healing.ts'
import type { PlaybackSource } from './playback-source.ts'
import type { PlaybackState, QualityChoice } from './playback-state.ts'
import { PlaybackStore } from './playback-store.ts'
import type { FaultKind, Recovery } from './recovery.ts'
import { Stillness } from './stillness.ts'
import { watchVisibility } from './visibility.ts'
import type { PassAnswer, WatchPass } from './watch-pass.ts'

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
  readonly #edge: LiveEdge
  readonly #healing: Healing
  #pass: WatchPass | null = null
  #engine: Engine | null = null
  #generation = 0
  #wantsToPlay = true
  #isInterrupted = false
  /** Nobody sees or hears it: it gives its connections back. */
  #isResting = false
  #watch: ReturnType<typeof setInterval> | undefined

  constructor(video: HTMLVideoElement, source: PlaybackSource) {
    this.#video = video
    this.#source = source
    this.#edge = new LiveEdge({ video, store: this.#store, engine: () => this.#engine })
    this.#healing = new Healing({
      store: this.#store,
      url: () => this.#url(),
      isOver: () => source.isLive && !this.state().isLive,
      isMoving: () => isMoving(video),
      act: ({ kind, act }) => void this.#act(kind, act),
    })
    this.#store.set({ isLive: source.isLive, chosenQuality: savesData() ? 'saver' : 'auto' })
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener)

  readonly state = (): PlaybackState => this.#store.read()

  start(): void {
    this.#video.muted = true
    this.#listen()
    this.#watch = setInterval(() => this.#lookAtTime(), 1_000)
    const { isLive, startAtMs } = this.#source
    this.#edge.follow(isLive && startAtMs === 0)
    void this.#enter(this.#edge.isFollowed ? null : startAtMs / 1_000)
  }

  stop(): void {
    this.#generation += 1
    this.#stopping.abort()
    clearInterval(this.#watch)
    this.#healing.stop()
    this.#pass?.stop()
    this.#engine?.destroy()
    this.#engine = null
  }

  /** The media time on the screen; null before the first picture. */
  mediaTimeMs(): number | null {
    return this.state().hasPicture ? Math.round(this.#video.currentTime * 1_000) : null
  }

  /** Where the picture is and how long it is, in seconds; 0 while unknown. */
  place(): { seconds: number; duration: number } {
    return { seconds: this.#video.currentTime, duration: this.#video.duration || 0 }
  }

  /** How far the picture is behind the newest that there is, in seconds; null while nobody knows. */
  latencySeconds(): number | null {
    return this.#engine?.latencySeconds() ?? null
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
    this.#edge.follow(false)
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
    if (!isMuted && this.#wantsToPlay) this.play() // some browsers stop a muted picture that gets its sound
  }

  seekTo(seconds: number): void {
    const end = this.state().isLive ? this.#engine?.edgeSeconds() : this.place().duration
    this.#video.currentTime = Math.max(0, Math.min(seconds, end || seconds))
  }

  toEdge(): void {
    this.#edge.jump()
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
    if (this.#source.needsPass && (await this.#obtainPass()) === 'refused') return
    await this.#build(place)
  }

  async #obtainPass(): Promise<PassAnswer> {
    const { WatchPass } = await untilLoaded(() => import('./watch-pass.ts'))
    if (this.#stopping.signal.aborted) return 'unknown'
    this.#pass ??= new WatchPass(this.#source.passUrl, () => this.#refuse())
    return this.#pass.obtain()
  }

  async #build(startSeconds: number | null): Promise<void> {
    if (this.#stopping.signal.aborted) return
    this.#engine?.destroy()
    this.#engine = null
    this.#generation += 1
    const generation = this.#generation
    const engine = await makeEngine({
      video: this.#video,
      isLive: this.#source.isLive,
      events: {
        onReady: () => this.#ready(),
        onQualities: (qualities) =>
          this.#store.set({ qualities: this.state().isAudioOnly ? this.state().qualities : qualities }),
        onQualityPlaying: (playingQuality) => this.#store.set({ playingQuality }),
        onChoiceLost: () => this.#store.set({ chosenQuality: 'auto' }),
        onFault: (kind) => {
          if (generation === this.#generation) this.#healing.heal(kind)
        },
      },
    })
    // Stopped, or built anew, while hls.js was on its way.
    if (generation !== this.#generation) return engine.destroy()
    this.#engine = engine
    engine.chooseQuality(this.state().chosenQuality)
    engine.setCatchUp(this.#edge.isFollowed)
    engine.load(this.#url(), startSeconds)
  }

  #ready(): void {
    if (this.#isResting) this.#engine?.pauseLoading()
    void this.#tryToPlay()
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
    if (this.#edge.isFollowed) return null
    return this.#video.currentTime || this.#source.startAtMs / 1_000
  }

  async #act(kind: FaultKind, act: Recovery['act']): Promise<void> {
    if (kind === 'refused' && (await this.#obtainPass()) === 'refused') return
    if (act === 'reload') this.#engine?.load(this.#url(), this.#resumePlace())
    if (act === 'resume' && !this.#isResting) this.#engine?.resume()
    if (act === 'rebuild') void this.#build(this.#resumePlace())
    if (act !== 'repair') return
    this.#engine?.repair()
    void this.#tryToPlay()
  }

  #refuse(): void {
    this.#generation += 1
    this.#engine?.destroy()
    this.#engine = null
    this.#store.set({ status: 'refused' })
    this.#video.pause()
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
    // The engine seeks too, at the start and over holes: only a step back is somebody's wish.
    on('seeking', () => this.#stillness.isBack(this.#video.currentTime) && this.#edge.follow(false))
    on('seeked', () => this.state().isLive && this.#edge.isNear() && this.#edge.follow(true))
    on('pause', () => {
      // Phones pause what is hidden by themselves; any other pause is meant, by a headset's button too.
      if (this.#video.ended || document.hidden) return
      this.#wantsToPlay = false
      this.#edge.follow(false)
      this.#store.set({ status: 'paused' })
    })
    on('timeupdate', () => this.#lookAtTime())
    const seen = { onRest: () => this.#rest(), onSeen: () => this.#wake() }
    watchVisibility(this.#video, seen, options.signal)
    this.#hearLine()
    for (const event of ['online', 'offline']) window.addEventListener(event, () => this.#hearLine(), options)
  }

  #hearLine(): void {
    this.#store.set({ isOffline: !navigator.onLine })
    if (navigator.onLine && !this.#healing.hurry() && !this.#isResting) this.#engine?.resume()
  }

  #lookAtTime(): void {
    const { isLive } = this.state()
    const { currentTime, seeking: isSeeking } = this.#video
    const seen = this.#stillness.look({
      ...{ seconds: currentTime, isSeeking, nowMs: performance.now() },
      mustMove: this.#mustMove(),
      endSeconds: isLive ? Infinity : this.#video.duration,
    })
    if (seen === 'moved') this.#healing.moved()
    if (seen === 'frozen') this.#healing.heal('frozen')
    if (seen === 'over') this.#store.set({ status: 'ended' })
    if (isLive && !isSeeking && !this.#isResting) this.#edge.look(performance.now())
  }

  /** Whether a picture that stands still is a fault that nobody has reported. */
  #mustMove(): boolean {
    const { status, needsTap } = this.state()
    if (!this.#wantsToPlay || this.#isInterrupted || this.#isResting || needsTap) return false
    return status === 'loading' || status === 'playing' || status === 'stalled'
  }

  #rest(): void {
    this.#isResting = true
    this.#engine?.pauseLoading()
  }

  /** Those who were at the edge find it at once when the newest playlist is there; the others their place. */
  #wake(): void {
    this.#isResting = false
    this.#edge.expectJump()
    this.#engine?.resume()
    if (this.state().isLive && this.#edge.isFollowed && this.#wantsToPlay) this.toEdge()
    void this.#tryToPlay()
  }
}
