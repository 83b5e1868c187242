import Hls, { ErrorTypes, Events, type ErrorData } from 'hls.js'
import type { Engine, EngineEvents, EngineOptions } from './engine.ts'
import { hlsSettings } from './hls-settings.ts'
import type { FaultKind } from './recovery.ts'

export class HlsEngine implements Engine {
  readonly #hls: Hls
  readonly #events: EngineEvents
  readonly #video: HTMLVideoElement
  #hasManifest = false
  /** hls.js's word for the live edge is -1. */
  #startAt = -1

  constructor({ video, events }: EngineOptions) {
    this.#video = video
    this.#events = events
    this.#hls = new Hls({ ...hlsSettings, autoStartLoad: false })
    this.#listen()
    this.#hls.attachMedia(video)
  }

  load(url: string, startSeconds: number | null): void {
    this.#hasManifest = false
    this.#startAt = startSeconds ?? -1
    this.#hls.loadSource(url)
  }

  resume(): void {
    this.#hls.startLoad(this.#video.currentTime > 0 ? this.#video.currentTime : this.#startAt)
  }

  repair(): void {
    this.#hls.recoverMediaError()
  }

  pauseLoading(): void {
    this.#hls.stopLoad()
  }

  edgeSeconds(): number | null {
    return this.#hls.liveSyncPosition
  }

  chooseQuality(choice: number | 'auto'): void {
    // nextLevel keeps what is buffered, so that a change of quality is not a stall.
    this.#hls.nextLevel = choice === 'auto' ? -1 : choice
  }

  destroy(): void {
    this.#hls.destroy()
  }

  #listen(): void {
    this.#hls.on(Events.MANIFEST_PARSED, (_event, { levels }) => {
      this.#hasManifest = true
      const qualities = levels.map(({ height, bitrate }, index) => ({
        index,
        height: height || null,
        bitrateKbps: Math.round(bitrate / 1_000),
      }))
      this.#events.onQualities(
        qualities.toSorted((a, b) => (b.height ?? 0) - (a.height ?? 0) || b.bitrateKbps - a.bitrateKbps),
      )
      this.#hls.startLoad(this.#startAt)
      this.#events.onReady()
    })
    this.#hls.on(Events.LEVEL_SWITCHED, (_event, { level }) => this.#events.onQualityPlaying(level))
    this.#hls.on(Events.ERROR, (_event, data) => {
      if (data.fatal) this.#events.onFault(this.#kindOf(data))
    })
  }

  #kindOf({ type }: ErrorData): FaultKind {
    if (!this.#hasManifest) return 'missing'
    if (type === ErrorTypes.NETWORK_ERROR) return 'network'
    if (type === ErrorTypes.MEDIA_ERROR) return 'media'
    return 'other'
  }
}
