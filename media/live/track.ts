import type { LatencyMode } from '#lib/latency-mode.ts'
import type { Cut, CutList } from '#media/package/cut-list.ts'
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
  events: TrackEvents
}

/** What a channel hears of the rendition that leads, and asks of it. */
export type TrackEvents = {
  /** A segment begins at this moment of the run's clock; the answer is its wall-clock time. */
  onOpened(segment: { msn: number; presentedAtSeconds: number; isDiscontinuity: boolean }): number
  onClosed(segment: ListedSegment): void
  /** The lead's segment of that number, once it is closed. */
  leadSegment(msn: number): ListedSegment | null
}

/** A follower's segment that is shorter by this than the lead's was not finished. */
const unfinishedSeconds = 0.15

/** Frames that wait for the lead; some hundred are two seconds. */
const maxWaiting = 2_000

/** One rendition of a channel: cuts its frames, lists them, and holds their newest bytes. */
export class Track {
  readonly timeline: Timeline
  readonly window = new SegmentWindow()
  readonly #options: TrackOptions
  readonly #inits = new Map<string, InitSegment>()
  #segmenter: Segmenter | null = null
  #follow: CutList | null = null
  #waiting: Sample[] = []
  #initName = ''
  #fragments = 0
  /** The segment whose maker died while it was made. */
  #abandonedMsn: number | null = null
  #isAbandoned = false
  #isDropped = false
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

  /** Not made any more in this broadcast. */
  get isDropped(): boolean {
    return this.#isDropped
  }

  restore(segments: readonly ListedSegment[], variant: Variant): void {
    this.#restored = variant
    this.timeline.restore(segments)
  }

  findInit(name: string): Buffer | null {
    return this.#inits.get(name)?.bytes ?? null
  }

  /** Frames with new parameters follow. It is cut where the list says; without one, it leads. */
  begin(init: InitSegment, follow: CutList | null): void {
    this.#closeSegmenter()
    this.#isAbandoned = false
    this.#initName = this.#nameInit(init)
    this.#follow = follow
    const limit = partLimitSeconds(this.#options.latencyMode)
    const { openMsn, nextMsn } = this.timeline
    const settings = { partLimitSeconds: limit }
    this.#segmenter = follow
      ? new Segmenter(
          init,
          { ...settings, follow, firstMsn: openMsn === null ? nextMsn : openMsn + 1 },
          false,
        )
      : new Segmenter(init, settings, nextMsn > 0)
  }

  /** The lead begins at its first keyframe from this moment of the run's clock on. */
  startAt(seconds: number): void {
    this.#segmenter?.startAt(seconds)
  }

  markBreak(): void {
    this.#segmenter?.markBreak()
  }

  push(sample: Sample): void {
    if (!this.#segmenter) return
    if (!this.#follow) return this.#cut(sample)
    this.#waiting.push(sample)
    if (this.#waiting.length > maxWaiting) this.#waiting.shift()
    this.catchUp()
  }

  /** A follower takes what the lead has passed: until then, it is not known where to cut. */
  catchUp(): void {
    const horizonSeconds = this.#follow?.horizonSeconds ?? -Infinity
    while (this.#waiting[0] && this.#presentedSeconds(this.#waiting[0]) <= horizonSeconds) {
      const [sample] = this.#waiting.splice(0, 1)
      if (sample) this.#cut(sample)
    }
  }

  /** The run is over: what is open is closed, and nobody waits. */
  endRun(): void {
    this.#closeSegmenter()
    this.#isAbandoned = this.#isDropped
    const { openMsn } = this.timeline
    // A segment without its end, because its maker died before.
    if (openMsn !== null) this.#closeAs(this.#options.events.leadSegment(openMsn))
    this.timeline.pause()
  }

  /** Its maker is gone in mid-show: what is open stays listed until the lead has closed its own. */
  abandon(): void {
    const { openMsn } = this.timeline
    if (openMsn !== null && this.#options.events.leadSegment(openMsn)) this.#closeSegmenter()
    this.#segmenter = null
    this.#waiting = []
    this.#isAbandoned = true
    this.#abandonedMsn = this.timeline.openMsn
  }

  /** Nobody will ever make it again: what comes is listed as lost. */
  drop(): void {
    this.#isDropped = true
    this.abandon()
  }

  /** The lead closed a segment: where nobody is left to make it here, it is listed as lost. */
  follow(segment: ListedSegment): void {
    if (this.#abandonedMsn === segment.msn) this.#closeAs(segment)
    if (this.#isAbandoned) this.fillUpTo(segment.msn + 1)
  }

  /** Lists lost media so that the next segment gets the number `msn`. */
  fillUpTo(msn: number): void {
    while (this.timeline.nextMsn < msn) this.#addGap(this.#options.events.leadSegment(this.timeline.nextMsn))
  }

  #addGap(like: ListedSegment | null): void {
    const last = this.timeline.segments.at(-1)
    const gap = this.timeline.addGap({
      durationSeconds: like?.durationSeconds ?? last?.durationSeconds ?? lostSeconds,
      startedAtMs: like?.startedAtMs ?? last?.startedAtMs ?? 0,
      isDiscontinuity: like?.isDiscontinuity ?? false,
      epoch: last?.epoch ?? this.#options.epoch,
      initName: last?.initName ?? 'init.mp4',
    })
    this.#options.sink?.onGap(gap)
  }

  #cut(sample: Sample): void {
    for (const event of this.#segmenter?.push(sample) ?? []) this.#apply(event)
  }

  #closeSegmenter(): void {
    for (const sample of this.#waiting.splice(0)) this.#cut(sample)
    for (const event of this.#segmenter?.flush() ?? []) this.#apply(event)
    this.#segmenter = null
  }

  #apply(event: SegmenterEvent): void {
    if (event.kind === 'opened') this.#open(event)
    if (event.kind === 'part') this.#addPart(event)
    if (event.kind === 'closed') this.#close()
  }

  #open(event: { isDiscontinuity: boolean; presentedAtSeconds: number; cut: Cut | null }): void {
    const { isDiscontinuity, presentedAtSeconds, cut } = event
    if (cut) this.fillUpTo(cut.msn)
    const msn = this.timeline.nextMsn
    const startedAtMs =
      cut?.startedAtMs ?? this.#options.events.onOpened({ msn, presentedAtSeconds, isDiscontinuity })
    this.window.open(msn)
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
    const { openMsn, openSeconds } = this.timeline
    const lead = this.#follow && openMsn !== null ? this.#options.events.leadSegment(openMsn) : null
    if (lead && openSeconds < lead.durationSeconds - unfinishedSeconds) return this.#closeAs(lead)
    const segment = this.timeline.close()
    if (!segment) return
    this.#options.sink?.onSegment(segment)
    if (!this.#options.sink) this.window.markStored(segment.msn)
    for (const msn of this.window.close(segment.msn)) this.timeline.markGap(msn)
    if (!this.#follow) this.#options.events.onClosed(segment)
  }

  /** A segment that cannot be finished is a gap as long as the lead's, so that all renditions keep one time. */
  #closeAs(lead: ListedSegment | null): void {
    this.#abandonedMsn = null
    const segment = this.timeline.closeAsGap(lead?.durationSeconds ?? lostSeconds)
    if (!segment) return
    this.#options.sink?.onGap(segment)
    this.window.markStored(segment.msn)
    for (const msn of this.window.close(segment.msn)) this.timeline.markGap(msn)
  }

  #presentedSeconds(sample: Sample): number {
    const track = this.init?.tracks.find(({ id }) => id === sample.trackId)
    return (sample.decodeTime + sample.compositionOffset) / (track?.timescale ?? 1)
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

/** What was lost before anything was made is listed as long as half a segment, its expected length. */
const lostSeconds = 1
