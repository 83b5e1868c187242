import type { Engine, EngineEvents, EngineOptions } from './engine.ts'

/** Safari on older iPhones plays HLS by itself and lets nobody else: its own low-latency mode is used. */
export class NativeEngine implements Engine {
  readonly #video: HTMLVideoElement
  readonly #events: EngineEvents
  readonly #isLive: boolean
  readonly #stopListening = new AbortController()
  #url = ''
  #startSeconds: number | null = null

  constructor({ video, events, isLive }: EngineOptions) {
    this.#video = video
    this.#events = events
    this.#isLive = isLive
    const { signal } = this.#stopListening
    video.addEventListener('loadedmetadata', () => this.#ready(), { signal })
    video.addEventListener('error', () => this.#events.onFault(this.#faultKind()), { signal })
  }

  load(url: string, startSeconds: number | null): void {
    this.#url = url
    this.#startSeconds = startSeconds
    this.#video.src = url
    this.#video.load()
  }

  resume(): void {
    if (this.#video.error !== null) this.load(this.#url, this.#isLive ? null : this.#video.currentTime)
  }

  repair(): void {
    this.load(this.#url, this.#isLive ? null : this.#video.currentTime)
  }

  pauseLoading(): void {
    // The browser decides by itself what it loads in a hidden tab.
  }

  edgeSeconds(): number | null {
    const { seekable } = this.#video
    return seekable.length === 0 ? null : seekable.end(seekable.length - 1)
  }

  latencySeconds(): number | null {
    const edge = this.edgeSeconds()
    return edge === null ? null : Math.max(0, edge - this.#video.currentTime)
  }

  setCatchUp(): void {
    // The browser keeps its own distance from the edge.
  }

  chooseQuality(): void {
    // Not to be chosen here: the browser adapts alone, and the menu offers nothing.
  }

  destroy(): void {
    this.#stopListening.abort()
    this.#video.removeAttribute('src')
    this.#video.load()
  }

  #ready(): void {
    if (this.#startSeconds !== null) this.#video.currentTime = this.#startSeconds
    this.#events.onReady()
  }

  #faultKind(): 'missing' | 'media' {
    return this.#video.error?.code === MediaError.MEDIA_ERR_DECODE ? 'media' : 'missing'
  }
}
