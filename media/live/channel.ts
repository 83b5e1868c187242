import type { LatencyMode } from '#lib/latency-mode.ts'
import { CutList } from '#media/package/cut-list.ts'
import { leadTrack, type InitSegment } from '#media/package/init-segment.ts'
import type { Sample } from '#media/package/fragment.ts'
import type { ListedSegment } from '#media/package/playlist-view.ts'
import { now } from '#server/clock.ts'
import { RunClock } from './run-clock.ts'
import { Track, type TrackSink } from './track.ts'

/** At wall time `at` the media time was `mediaTimeMs`. */
export type MediaMoment = { mediaTimeMs: number; at: Date }
/** The first frame of a run is listed. */
export type RunStart = MediaMoment & { isUpright: boolean }

export type ChannelOptions = {
  latencyMode: LatencyMode
  epoch: number
  /** Closed segments that stay listed; null: all of them. */
  windowSegments: number | null
  sinkFor(rendition: string): TrackSink | null
  onStarted(start: RunStart): void
  /** A segment after a run's first began. */
  onSegment(begun: MediaMoment): void
}

/** After this long without a picture, sound makes the cuts. */
const soundAloneSeconds = 2.1

/**
 * What is listed of a broadcast for one audience: the public channel, or the crew's preview. One rendition
 * leads; where it begins a segment, all others begin theirs, with the same number.
 */
export class Channel {
  readonly #options: ChannelOptions
  readonly #tracks = new Map<string, Track>()
  readonly #clock = new RunClock()
  readonly #cuts = new CutList()
  #lead = ''
  /** On the run's clock: up to here it has been listed. */
  #shownSeconds = -Infinity
  #hasStartedRun = false
  #isOpen = false
  #isEnded = false

  constructor(options: ChannelOptions) {
    this.#options = options
  }

  get tracks(): ReadonlyMap<string, Track> {
    return this.#tracks
  }

  get isEnded(): boolean {
    return this.#isEnded
  }

  get hasStarted(): boolean {
    return [...this.#tracks.values()].some((track) => !track.timeline.isEmpty)
  }

  /** Milliseconds of picture since the start: the media time of the live edge. */
  get mediaTimeMs(): number {
    const lead = this.#tracks.get(this.#lead) ?? this.#tracks.values().next().value
    return Math.round((lead?.timeline.endSeconds ?? 0) * 1_000)
  }

  /** The media time in milliseconds of a moment of the present run's clock; null when it is not listed. */
  mediaTimeAt(presentedAtSeconds: number): number | null {
    const cut = this.#cuts.at(presentedAtSeconds)
    return cut && Math.round(cut.mediaTimeMs + (presentedAtSeconds - cut.startSeconds) * 1_000)
  }

  track(rendition: string): Track {
    const known = this.#tracks.get(rendition)
    if (known) return known
    const track = new Track({
      ...this.#options,
      rendition,
      sink: this.#options.sinkFor(rendition),
      events: {
        onOpened: (segment) => this.#leadOpened(segment),
        onClosed: (segment) => this.#leadClosed(segment),
        leadSegment: (msn) => this.#leadSegment(msn),
      },
    })
    this.#tracks.set(rendition, track)
    return track
  }

  /** An encoder connected: its clock has nothing to do with the one before. */
  reset(): void {
    this.#shownSeconds = -Infinity
  }

  /** Frames of a new run follow; they are taken from the lead rendition's next keyframe on. */
  open(renditions: readonly string[]): void {
    if (this.#isEnded) return
    this.#lead = renditions[0] ?? ''
    this.#isOpen = true
    this.#hasStartedRun = false
    this.#clock.reset()
    this.#cuts.clear()
    for (const rendition of renditions) this.track(rendition)
    this.#alignNumbers()
  }

  begin(rendition: string, init: InitSegment): void {
    const track = this.#isOpen ? this.#tracks.get(rendition) : undefined
    if (!track) return
    const isLead = rendition === this.#lead
    track.begin(init, isLead ? null : this.#cuts)
    if (isLead) track.startAt(this.#shownSeconds)
  }

  push(rendition: string, sample: Sample): void {
    const track = this.#tracks.get(rendition)
    if (!this.#isOpen || !track?.init) return
    track.push(sample)
    if (rendition !== this.#lead) return
    this.#see(track.init, sample)
    for (const each of this.#tracks.values()) if (each !== track) each.catchUp()
  }

  /** The encoder's clock jumped: the next segments say so. */
  markBreak(): void {
    this.#tracks.get(this.#lead)?.markBreak()
  }

  /** A rendition's maker died; the show goes on without it until it begins again. */
  abandon(rendition: string): void {
    if (rendition !== this.#lead) this.#tracks.get(rendition)?.abandon()
  }

  /** A rendition is not made any more in this broadcast: it leaves the master playlist. */
  drop(rendition: string): void {
    if (rendition !== this.#lead) this.track(rendition).drop()
  }

  /** The run is over: the encoder left, or everything is made anew. */
  close(): void {
    this.#isOpen = false
    this.#tracks.get(this.#lead)?.endRun()
    this.#cuts.see(Infinity)
    for (const track of this.#tracks.values()) if (track.rendition !== this.#lead) track.endRun()
    // A rendition whose maker came back for the last moments has nothing of the last segment.
    this.#alignNumbers()
  }

  /** Nothing will follow, ever. */
  end(): void {
    if (this.#isEnded) return
    this.close()
    this.#isEnded = true
    for (const track of this.#tracks.values()) track.timeline.end()
  }

  /** After a restart of the process: one more segment was being made, players may have seen its parts. */
  markLost(): void {
    const next = this.#nextMsn()
    if (next === 0) return
    for (const track of this.#tracks.values()) track.fillUpTo(next + 1)
  }

  /** Cuts are known up to the picture (to the sound, where there is none) that the lead has taken. */
  #see(init: InitSegment, sample: Sample): void {
    const track = init.tracks.find(({ id }) => id === sample.trackId)
    if (!track) return
    const seconds = (sample.decodeTime + sample.compositionOffset) / track.timescale
    // While pictures stay away, sound cuts alone; until then it knows nothing of cuts.
    if (track !== leadTrack(init)) return this.#cuts.see(seconds - soundAloneSeconds)
    this.#cuts.see(seconds)
    this.#shownSeconds = Math.max(this.#shownSeconds, seconds)
  }

  #leadOpened(segment: { msn: number; presentedAtSeconds: number; isDiscontinuity: boolean }): number {
    const { msn, presentedAtSeconds, isDiscontinuity } = segment
    const at = now()
    const startedAtMs = this.#clock.wallMs(presentedAtSeconds, isDiscontinuity, at.getTime())
    const { mediaTimeMs } = this
    this.#cuts.add({ msn, startSeconds: presentedAtSeconds, isDiscontinuity, startedAtMs, mediaTimeMs })
    if (this.#hasStartedRun) this.#options.onSegment({ mediaTimeMs, at })
    else this.#options.onStarted({ mediaTimeMs, at, isUpright: this.#isUpright() })
    this.#hasStartedRun = true
    return startedAtMs
  }

  #isUpright(): boolean {
    const init = this.#tracks.get(this.#lead)?.init
    const picture = init && leadTrack(init)
    return (picture?.height ?? 0) > (picture?.width ?? 0)
  }

  #leadClosed(segment: ListedSegment): void {
    for (const track of this.#tracks.values()) if (track.rendition !== this.#lead) track.follow(segment)
  }

  #leadSegment(msn: number): ListedSegment | null {
    const lead = this.#tracks.get(this.#lead)
    // After a crash another rendition may know of a segment that the lead lost.
    for (const track of lead ? [lead, ...this.#tracks.values()] : this.#tracks.values()) {
      const found = track.timeline.segments.findLast((segment) => segment.msn === msn)
      if (found) return found
    }
    return null
  }

  #nextMsn(): number {
    return Math.max(0, ...[...this.#tracks.values()].map((track) => track.timeline.nextMsn))
  }

  /** A crash can cost one rendition a segment that another still got; it is listed as lost. */
  #alignNumbers(): void {
    const next = this.#nextMsn()
    for (const track of this.#tracks.values()) track.fillUpTo(next)
  }
}
