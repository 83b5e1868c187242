import type { LatencyMode } from '#lib/latency-mode.ts'
import { leadTrack, type InitSegment } from '#media/package/init-segment.ts'
import type { Sample } from '#media/package/fragment.ts'
import { now } from '#server/clock.ts'
import { RunClock } from './run-clock.ts'
import { Track, type TrackSink } from './track.ts'

export type ChannelOptions = {
  latencyMode: LatencyMode
  epoch: number
  /** Closed segments that stay listed; null: all of them. */
  windowSegments: number | null
  sinkFor(rendition: string): TrackSink | null
  /** The first frame of a run is listed: at wall time `at` the media time was `mediaTimeMs`. */
  onStarted(start: { mediaTimeMs: number; at: Date }): void
}

/** What was lost is listed as long as half a segment, its expected length. */
const lostSeconds = 1

/**
 * What is listed of a broadcast for one audience: the public channel, or the crew's preview. All its
 * renditions start a run at the same keyframe and with the same number.
 */
export class Channel {
  readonly #options: ChannelOptions
  readonly #tracks = new Map<string, Track>()
  readonly #clock = new RunClock()
  #lead = ''
  #startSeconds: number | null = null
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

  track(rendition: string): Track {
    const known = this.#tracks.get(rendition)
    if (known) return known
    const track = new Track({
      ...this.#options,
      rendition,
      sink: this.#options.sinkFor(rendition),
      clock: (presentedSeconds, isJump) => this.#clock.wallMs(presentedSeconds, isJump, now().getTime()),
    })
    this.#tracks.set(rendition, track)
    return track
  }

  /** Frames of a new run follow; they are taken from the lead rendition's next keyframe on. */
  open(renditions: readonly string[]): void {
    if (this.#isEnded) return
    this.#lead = renditions[0] ?? ''
    this.#isOpen = true
    this.#startSeconds = null
    this.#clock.reset()
    for (const rendition of renditions) this.track(rendition)
    this.#alignNumbers()
  }

  begin(rendition: string, init: InitSegment): void {
    if (this.#isOpen) this.#tracks.get(rendition)?.beginRun(init, this.#startSeconds)
  }

  push(rendition: string, sample: Sample): void {
    const track = this.#tracks.get(rendition)
    if (!this.#isOpen || !track?.init) return
    if (this.#startSeconds === null && rendition === this.#lead) this.#startAt(track, sample)
    track.push(sample)
  }

  /** The run is over: the encoder left, or ffmpeg is started anew. */
  close(): void {
    this.#isOpen = false
    for (const track of this.#tracks.values()) track.endRun()
  }

  /** Nothing will follow, ever. */
  end(): void {
    if (this.#isEnded) return
    this.close()
    this.#isEnded = true
    for (const track of this.#tracks.values()) track.timeline.end()
  }

  #startAt(track: Track, sample: Sample): void {
    const lead = track.init && leadTrack(track.init)
    if (!lead || sample.trackId !== lead.id || (lead.kind === 'video' && !sample.isKeyframe)) return
    const seconds = (sample.decodeTime + sample.compositionOffset) / lead.timescale
    const at = now()
    this.#clock.wallMs(seconds, false, at.getTime())
    this.#startSeconds = seconds
    for (const each of this.#tracks.values()) each.startAt(seconds)
    this.#options.onStarted({ mediaTimeMs: this.mediaTimeMs, at })
  }

  /** A crash can cost one rendition a segment that another still got; it is listed as lost. */
  #alignNumbers(): void {
    const next = Math.max(0, ...[...this.#tracks.values()].map((track) => track.timeline.nextMsn))
    for (const track of this.#tracks.values()) {
      const last = [...this.#tracks.values()]
        .map((each) => each.timeline.segments.at(-1))
        .find((each) => each)
      track.fillUpTo(next, last?.durationSeconds ?? lostSeconds, last?.startedAtMs ?? now().getTime())
    }
  }

  /** After a restart of the process: one more segment was being made, players may have seen its parts. */
  markLost(): void {
    const next = Math.max(0, ...[...this.#tracks.values()].map((track) => track.timeline.nextMsn))
    if (next === 0) return
    for (const track of this.#tracks.values()) track.fillUpTo(next + 1, lostSeconds, now().getTime())
  }
}
