import type { Cut, CutList } from './cut-list.ts'
import type { Sample } from './fragment.ts'
import { leadTrack, type InitSegment, type Track } from './init-segment.ts'

export type SegmenterEvent =
  /** `cut`: the lead's segment that this one goes with; null in the lead itself. */
  | { kind: 'opened'; isDiscontinuity: boolean; presentedAtSeconds: number; cut: Cut | null }
  | { kind: 'part'; durationSeconds: number; isIndependent: boolean; samples: Sample[] }
  | { kind: 'closed' }

export type SegmenterSettings = {
  /** Parts are at most this long; null makes one part of a whole segment. */
  partLimitSeconds: number | null
  /** Where the lead rendition is cut, this one is; without it, cuts are made here. */
  follow?: CutList
  /** A follower may begin with this segment of the lead's. */
  firstMsn?: number
}

/** Segments are cut at the first keyframe after this. */
export const minSegmentSeconds = 2

/** FLV counts whole milliseconds, so two seconds of frames can measure a little less. */
const roundingSeconds = 0.01

/** EXTINF, rounded, must not exceed EXT-X-TARGETDURATION (rfc8216bis §4.4.3.1), keyframe or not. */
const maxSegmentSeconds = 4.4

/** A jump of the encoder's clock beyond this is a discontinuity; less is a hiccup of its network. */
const maxJumpSeconds = 2
const maxStepBackSeconds = 0.5

/** Sound has no frame that begins just where the picture does. */
const sameSoundSeconds = 0.2

/** So long after a cut, its frame does not come any more. */
const missedCutSeconds = 0.5

/** When sound alone has come for this long, it takes the lead until there is a picture again. */
const maxSilenceSeconds = 2

/**
 * Decides where frames of one rendition are cut: into parts, and into segments at keyframes of the
 * lead track (video, else audio); while a picture stays away, sound goes on alone. Pure: frames in, cuts out.
 */
export class Segmenter {
  readonly #lead: Track
  readonly #timescales: ReadonlyMap<number, number>
  readonly #settings: SegmenterSettings
  #startSeconds: number | null = null
  #nextMsn: number
  #isDiscontinuity: boolean
  #isOpen = false
  #expectedSeconds: number | null = null
  #soundAloneSeconds = 0
  #segmentSeconds = 0
  #partSeconds = 0
  #partSamples: Sample[] = []

  /** `isDiscontinuity`: the first segment does not follow on from what was before. */
  constructor(init: InitSegment, settings: SegmenterSettings, isDiscontinuity: boolean) {
    const lead = leadTrack(init)
    if (!lead) throw new RangeError('rendition without a track')
    this.#lead = lead
    this.#timescales = new Map(init.tracks.map((track) => [track.id, track.timescale]))
    this.#settings = settings
    this.#nextMsn = settings.firstMsn ?? 0
    this.#isDiscontinuity = isDiscontinuity
  }

  /** Frames are dropped until the lead track's first keyframe at or after this moment of the encoder's clock. */
  startAt(presentedSeconds: number): void {
    this.#startSeconds ??= presentedSeconds
  }

  /** What comes does not follow on from what was before: the next segment says so. */
  markBreak(): void {
    this.#isDiscontinuity = true
  }

  push(sample: Sample): SegmenterEvent[] {
    const isLead = sample.trackId === this.#lead.id
    if (this.#hasMissedCut(sample)) return this.flush()
    if (!this.#isOpen && !(isLead && this.#mayStart(sample))) return []
    if (!isLead) return this.#pushSound(sample)
    this.#soundAloneSeconds = 0
    return this.#pushTiming(sample)
  }

  /** The run is over: what is open is closed as it is. */
  flush(): SegmenterEvent[] {
    if (!this.#isOpen) return []
    this.#isOpen = false
    const events: SegmenterEvent[] = [...this.#endPart()]
    if (this.#segmentSeconds > 0) events.push({ kind: 'closed' })
    return events
  }

  /** Sound goes into the part that the picture's frames make, unless they stay away. */
  #pushSound(sample: Sample): SegmenterEvent[] {
    const wasAlone = this.#soundAloneSeconds >= maxSilenceSeconds
    if (wasAlone) return this.#pushTiming(sample)
    this.#soundAloneSeconds += this.#seconds(sample, sample.duration)
    this.#partSamples.push(sample)
    if (this.#soundAloneSeconds < maxSilenceSeconds) return []
    return this.#takeWaiting().flatMap((waiting) => this.#pushTiming(waiting))
  }

  /** A frame by whose time pieces are cut. */
  #pushTiming(sample: Sample): SegmenterEvent[] {
    const events = [...this.#cutBefore(sample)]
    this.#take(sample)
    // The next frame, if as long as this one, would not fit: the part need not wait for it.
    if (this.#wouldOverflow(sample)) events.push(...this.#endPart())
    return events
  }

  /** The sound that waited for pictures, but for what is to be heard with those that came. */
  #takeWaiting(): Sample[] {
    const lastLead = this.#partSamples.findLastIndex((sample) => sample.trackId === this.#lead.id)
    const first = this.#partSamples.findIndex(
      (sample, index) => index > lastLead && (this.#addsSeconds(sample) > 0 || this.#isJump(sample)),
    )
    return first === -1 ? [] : this.#partSamples.splice(first)
  }

  #mayStart(sample: Sample): boolean {
    if (!this.#canBegin(sample)) return false
    if (this.#settings.follow) return this.#newCut(sample) !== null
    return this.#startSeconds !== null && this.#presentedSeconds(sample) >= this.#startSeconds - 0.001
  }

  *#cutBefore(sample: Sample): Generator<SegmenterEvent> {
    const isJump = this.#isJump(sample)
    if (isJump) this.#isDiscontinuity = true
    if (this.#isOpen && (isJump || this.#isCut(sample))) yield* this.flush()
    else if (this.#wouldOverflow(sample)) yield* this.#endPart()
    if (isJump) this.#forgetClock()
    if (!this.#isOpen) yield this.#open(sample)
  }

  #isCut(sample: Sample): boolean {
    if (this.#settings.follow) return this.#canBegin(sample) && this.#newCut(sample) !== null
    if (this.#segmentSeconds + this.#seconds(sample, sample.duration) > maxSegmentSeconds) return true
    return this.#canBegin(sample) && this.#segmentSeconds >= minSegmentSeconds - roundingSeconds
  }

  /** The lead's segment that a frame begins, or null when it stands within the present one. */
  #newCut(sample: Sample): Cut | null {
    const isPicture = sample.trackId === this.#lead.id && this.#lead.kind === 'video'
    const seconds = this.#presentedSeconds(sample)
    // An encoder may round a frame's time.
    const halfFrame = this.#seconds(sample, sample.duration) / 2
    const cut = this.#settings.follow?.at(seconds + halfFrame) ?? null
    if (!cut || cut.msn < this.#nextMsn) return null
    return seconds - cut.startSeconds <= (isPicture ? halfFrame : sameSoundSeconds) ? cut : null
  }

  /** A follower without a frame to cut at must not run into the lead's next segment: it waits for the next cut. */
  #hasMissedCut(sample: Sample): boolean {
    if (!this.#isOpen || !this.#settings.follow) return false
    const cut = this.#settings.follow.at(this.#presentedSeconds(sample) - missedCutSeconds)
    return cut !== null && cut.msn >= this.#nextMsn && this.#newCut(sample) === null
  }

  #open(sample: Sample): SegmenterEvent {
    const cut = this.#newCut(sample)
    if (cut) this.#nextMsn = cut.msn + 1
    const isDiscontinuity = cut?.isDiscontinuity ?? this.#isDiscontinuity
    this.#isOpen = true
    this.#isDiscontinuity = false
    this.#segmentSeconds = 0
    return { kind: 'opened', isDiscontinuity, presentedAtSeconds: this.#presentedSeconds(sample), cut }
  }

  /** Sound that waited for its part belongs to the clock that is gone. */
  #forgetClock(): void {
    this.#expectedSeconds = null
    this.#partSamples = []
  }

  #take(sample: Sample): void {
    const seconds = Math.max(0, this.#addsSeconds(sample))
    this.#partSamples.push(sample)
    this.#partSeconds += seconds
    this.#segmentSeconds += seconds
    this.#expectedSeconds = this.#seconds(sample, sample.decodeTime + sample.duration)
  }

  /** A frame that comes late or early stretches or shrinks what was before: durations add up to the clock. */
  #addsSeconds(sample: Sample): number {
    const startSeconds = this.#seconds(sample, sample.decodeTime)
    const slip = startSeconds - (this.#expectedSeconds ?? startSeconds)
    return slip + this.#seconds(sample, sample.duration)
  }

  #endPart(): SegmenterEvent[] {
    const samples = this.#partSamples
    const durationSeconds = this.#partSeconds
    if (durationSeconds === 0) return []
    this.#partSamples = []
    this.#partSeconds = 0
    const first = samples.find((sample) => sample.trackId === this.#lead.id)
    return [
      { kind: 'part', durationSeconds, isIndependent: first !== undefined && this.#canBegin(first), samples },
    ]
  }

  #wouldOverflow(sample: Sample): boolean {
    const { partLimitSeconds } = this.#settings
    if (partLimitSeconds === null || this.#partSeconds === 0) return false
    return this.#partSeconds + this.#seconds(sample, sample.duration) > partLimitSeconds + 1e-6
  }

  #isJump(sample: Sample): boolean {
    if (this.#expectedSeconds === null || this.#settings.follow) return false
    const jumpSeconds = this.#seconds(sample, sample.decodeTime) - this.#expectedSeconds
    return jumpSeconds > maxJumpSeconds || jumpSeconds < -maxStepBackSeconds
  }

  #canBegin(sample: Sample): boolean {
    return this.#lead.kind === 'audio' || sample.isKeyframe
  }

  #presentedSeconds(sample: Sample): number {
    return this.#seconds(sample, sample.decodeTime + sample.compositionOffset)
  }

  #seconds({ trackId }: Sample, ticks: number): number {
    return ticks / (this.#timescales.get(trackId) ?? this.#lead.timescale)
  }
}
