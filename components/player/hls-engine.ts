import Hls, { ErrorTypes, Events, type ErrorData, type Level } from 'hls.js/light'
import { thriftiest } from './data-saver.ts'
import type { Engine, EngineEvents, EngineOptions } from './engine.ts'
import { hlsSettings } from './hls-settings.ts'
import { LivePace } from './live-pace.ts'
import type { Quality, QualityChoice } from './playback-state.ts'
import type { FaultKind } from './recovery.ts'
import { startingBandwidth } from './starting-bandwidth.ts'

export class HlsEngine implements Engine {
  /** Whether this browser lets scripts feed a video element. */
  static isSupported(): boolean {
    return Hls.isSupported()
  }

  readonly #hls: Hls
  readonly #events: EngineEvents
  readonly #pace: LivePace
  readonly #video: HTMLVideoElement
  #hasManifest = false
  /** hls.js's word for the live edge is -1. */
  #startAt = -1
  #choice: QualityChoice = 'auto'

  constructor({ video, events }: EngineOptions) {
    this.#video = video
    this.#events = events
    this.#hls = new Hls({
      ...hlsSettings,
      abrEwmaDefaultEstimate: startingBandwidth(navigator),
      autoStartLoad: false,
    })
    this.#pace = new LivePace(video, this.#hls)
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

  latencySeconds(): number | null {
    return this.#hasManifest && this.#hls.latency > 0 ? this.#hls.latency : null
  }

  chooseQuality(choice: QualityChoice): void {
    this.#choice = choice
    this.#hls.autoLevelCapping = choice === 'saver' ? thriftiest(this.#hls.levels.map(shortSide)) : -1
    // nextLevel keeps what is buffered, so that a change of quality is not a stall.
    if (this.#hasManifest) this.#hls.nextLevel = typeof choice === 'number' ? choice : -1
  }

  setCatchUp(isOn: boolean): void {
    if (isOn) this.#pace.start()
    else this.#pace.stop()
  }

  destroy(): void {
    this.#pace.stop()
    this.#hls.destroy()
  }

  #listen(): void {
    this.#hls.on(Events.MANIFEST_PARSED, (_event, { levels }) => {
      this.#hasManifest = true
      this.#events.onQualities(levels.map(describeLevel).toSorted(bestFirst))
      this.chooseQuality(this.#choice)
      this.#hls.startLoad(this.#startAt)
      this.#events.onReady()
    })
    this.#hls.on(Events.LEVEL_SWITCHED, (_event, { level }) => {
      this.#events.onQualityPlaying(level)
      // hls.js gives a choice up by itself when the chosen playlist fails or has a gap (GAP).
      if (typeof this.#choice !== 'number' || !this.#hls.autoLevelEnabled) return
      this.#choice = 'auto'
      this.#events.onChoiceLost()
    })
    this.#hls.on(Events.BUFFER_APPENDED, () => this.#showFirst())
    this.#hls.on(Events.ERROR, (_event, data) => {
      if (data.fatal) this.#events.onFault(this.#kindOf(data))
    })
  }

  /**
   * hls.js moves the picture to its place only once that is loaded, which is up to a segment after what it
   * loads first. Until then its first frame is better than none.
   */
  #showFirst(): void {
    const { buffered, currentTime, readyState } = this.#video
    if (buffered.length === 0 || readyState > HTMLMediaElement.HAVE_METADATA) return
    const firstSeconds = buffered.start(0)
    if (currentTime < firstSeconds && !this.#video.seeking) this.#video.currentTime = firstSeconds
  }

  #kindOf({ type, response }: ErrorData): FaultKind {
    if (response?.code === 401 || response?.code === 403) return 'refused'
    if (!this.#hasManifest) return 'missing'
    if (type === ErrorTypes.NETWORK_ERROR) return 'network'
    if (type === ErrorTypes.MEDIA_ERROR) return 'media'
    return 'other'
  }
}

function describeLevel({ width, height, bitrate, url }: Level, index: number): Quality {
  return {
    index,
    height: shortSide({ width, height }),
    bitrateKbps: Math.round(bitrate / 1_000),
    rendition: /([a-z0-9]+)\.m3u8/.exec(url[0] ?? '')?.[1],
  }
}

function shortSide({ width, height }: Pick<Level, 'width' | 'height'>): number | null {
  return Math.min(width, height) || null
}

function bestFirst(a: Quality, b: Quality): number {
  return (b.height ?? 0) - (a.height ?? 0) || b.bitrateKbps - a.bitrateKbps
}
