import type { LatencyMode } from '#lib/latency-mode.ts'
import { writeFragment, type Sample } from '#media/package/fragment.ts'
import type { InitSegment } from '#media/package/init-segment.ts'
import type { Variant } from '#media/package/master-playlist.ts'
import type { ListedSegment } from '#media/package/playlist-view.ts'
import { Segmenter, type SegmenterEvent } from '#media/package/segmenter.ts'
import { partLimitSeconds, Timeline } from '#media/package/timeline.ts'
import { SegmentWindow } from '#media/store/segment-window.ts'

/** Where a track's finished pieces go; a preview keeps nothing. */
export type TrackSink = {
  onInit(name: string, init: InitSegment): void
  /** Its bytes are in the track's window. */
  onSegment(segment: ListedSegment): void
  onGap(segment: ListedSegment): void
}

export type TrackOptions = {
  rendition: string
  latencyMode: LatencyMode
  epoch: number
  windowSegments: number | null
  sink: TrackSink | null
  /** Wall-clock milliseconds of a moment of the encoder's clock; `isJump` when that clock jumped there. */
  clock(presentedAtSeconds: number, isJump: boolean): number
}

/** One rendition of a channel: cuts its frames, lists them, and holds their newest bytes. */
export class Track {
  readonly timeline: Timeline
  readonly window = new SegmentWindow()
  readonly #options: TrackOptions
  readonly #inits = new Map<string, InitSegment>()
  #segmenter: Segmenter | null = null
  #initName = ''
  #fragments = 0
  #restored: Variant | null = null

  constructor(options: TrackOptions) {
    this.#options = options
    this.timeline = new Timeline(options)
  }

  get rendition(): string {
    return this.#options.rendition
  }

  get epoch(): number {
    return this.#options.epoch
  }

  /** The newest init segment: codecs and size of the rendition. */
  get init(): InitSegment | null {
    return this.#inits.get(this.#initName) ?? null
  }

  /** What a process before this one made of the rendition. */
  get restored(): Variant | null {
    return this.#restored
  }

  restore(segments: readonly ListedSegment[], variant: Variant): void {
    this.#restored = variant
    this.timeline.restore(segments)
  }

  findInit(name: string): Buffer | null {
    return this.#inits.get(name)?.bytes ?? null
  }

  /** Frames of a new run follow, from `startSeconds` of its encoder's clock on (null: told later). */
  beginRun(init: InitSegment, startSeconds: number | null): void {
    this.#initName = this.#nameInit(init)
    const limit = partLimitSeconds(this.#options.latencyMode)
    this.#segmenter = new Segmenter(init, { partLimitSeconds: limit }, this.timeline.nextMsn > 0)
    if (startSeconds !== null) this.#segmenter.startAt(startSeconds)
  }

  startAt(seconds: number): void {
    this.#segmenter?.startAt(seconds)
  }

  push(sample: Sample): void {
    for (const event of this.#segmenter?.push(sample) ?? []) this.#apply(event)
  }

  /** The run is over: what is open is closed, and nobody waits. */
  endRun(): void {
    for (const event of this.#segmenter?.flush() ?? []) this.#apply(event)
    this.#segmenter = null
    this.timeline.pause()
  }

  /** Lists lost media so that the next segment gets the number `msn`. */
  fillUpTo(msn: number, durationSeconds: number, startedAtMs: number): void {
    while (this.timeline.nextMsn < msn) {
      const last = this.timeline.segments.at(-1)
      const gap = this.timeline.addGap({
        durationSeconds,
        startedAtMs,
        isDiscontinuity: false,
        epoch: last?.epoch ?? this.#options.epoch,
        initName: last?.initName ?? 'init.mp4',
      })
      this.#options.sink?.onGap(gap)
    }
  }

  #apply(event: SegmenterEvent): void {
    if (event.kind === 'opened') this.#open(event)
    if (event.kind === 'part') this.#addPart(event)
    if (event.kind === 'closed') this.#close()
  }

  #open(event: { isDiscontinuity: boolean; presentedAtSeconds: number }): void {
    const { isDiscontinuity } = event
    const startedAtMs = this.#options.clock(event.presentedAtSeconds, isDiscontinuity)
    this.window.open(this.timeline.nextMsn)
    this.timeline.open({ startedAtMs, isDiscontinuity, epoch: this.#options.epoch, initName: this.#initName })
  }

  #addPart(event: { durationSeconds: number; isIndependent: boolean; samples: Sample[] }): void {
    const msn = this.timeline.openMsn
    if (msn === null) return
    // Bytes before their listing: every listed part can be fetched at that moment.
    this.window.addPart(msn, writeFragment(this.#fragments++, event.samples))
    this.timeline.addPart({ durationSeconds: event.durationSeconds, isIndependent: event.isIndependent })
  }

  #close(): void {
    const segment = this.timeline.close()
    if (!segment) return
    this.#options.sink?.onSegment(segment)
    if (!this.#options.sink) this.window.markStored(segment.msn)
    for (const msn of this.window.close(segment.msn)) this.timeline.markGap(msn)
  }

  /** The same parameters keep their name, so that an encoder's return makes players fetch nothing again. */
  #nameInit(init: InitSegment): string {
    for (const [name, known] of this.#inits) if (known.bytes.equals(init.bytes)) return name
    const name = this.#inits.size === 0 ? 'init.mp4' : `init-${this.#inits.size + 1}.mp4`
    this.#inits.set(name, init)
    this.#options.sink?.onInit(name, init)
    return name
  }
}
