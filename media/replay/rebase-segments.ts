import { childBoxes } from '#media/package/boxes.ts'
import { readFragment, writeFragment, type Sample } from '#media/package/fragment.ts'
import { leadTrack, type InitSegment, type Track } from '#media/package/init-segment.ts'
import { readParameterSets } from './parameter-sets.ts'

/** A segment as it is recorded: its bytes, its init segment, and whether its clock goes on from the one before. */
export type RecordedSegment = {
  bytes: Buffer
  init: InitSegment
  /** Milliseconds of media time at its start. */
  mediaTimeMs: number
  follows: boolean
}

/**
 * Puts recorded segments on one clock, the media time, as fragments of one file with the first one's tracks:
 * runs of an encoder begin at clocks of their own. Codec parameters that changed are put in band, before
 * each keyframe (H.264 allows it, ISO/IEC 14496-15 §5.4); sound with other parameters is left out.
 */
export class SegmentRebaser {
  readonly #init: InitSegment
  readonly #endTicks = new Map<number, number>()
  #offsetSeconds = 0
  #sequence = 0

  constructor(init: InitSegment) {
    this.#init = init
  }

  /** One fragment; empty when nothing of the segment fits the file. */
  push(segment: RecordedSegment): Buffer {
    const boxes = childBoxes(segment.bytes)
    const samples = boxes.flatMap((box, index) => {
      const mdat = boxes[index + 1]
      return box.type === 'moof' && mdat ? readFragment(box, mdat) : []
    })
    if (!segment.follows) this.#offsetSeconds = this.#offsetOf(segment, samples)
    const kept = samples.flatMap((sample) => this.#move(sample, segment.init) ?? [])
    return kept.length === 0 ? Buffer.alloc(0) : writeFragment(this.#sequence++, kept)
  }

  /** The leading track begins at its media time, or where the file ends so far. */
  #offsetOf({ init, mediaTimeMs }: RecordedSegment, samples: readonly Sample[]): number {
    const lead = leadTrack(init)
    const first = samples.find((sample) => sample.trackId === lead?.id)
    const target = leadTrack(this.#init)
    if (!lead || !first || !target) return this.#offsetSeconds
    const endSeconds = (this.#endTicks.get(target.id) ?? 0) / target.timescale
    return Math.max(mediaTimeMs / 1_000, endSeconds) - first.decodeTime / lead.timescale
  }

  #move(sample: Sample, init: InitSegment): Sample | null {
    const from = init.tracks.find(({ id }) => id === sample.trackId)
    const to = from && this.#init.tracks.find(({ kind }) => kind === from.kind)
    if (!from || !to || !isSameSound(from, to)) return null
    const scale = to.timescale / from.timescale
    const offset = Math.round(this.#offsetSeconds * to.timescale)
    const decodeTime = Math.round(sample.decodeTime * scale) + offset
    const end = this.#endTicks.get(to.id) ?? 0
    // Sound of the new run that overlaps with the end of the old one.
    if (from.kind === 'audio' && decodeTime < end - sample.duration / 2) return null
    const duration = Math.round(sample.duration * scale)
    this.#endTicks.set(to.id, decodeTime + duration)
    return {
      ...sample,
      trackId: to.id,
      decodeTime,
      duration,
      compositionOffset: Math.round(sample.compositionOffset * scale),
      data:
        from.kind === 'video' && sample.isKeyframe ? this.#withParameters(sample.data, init) : sample.data,
    }
  }

  #withParameters(frame: Buffer, init: InitSegment): Buffer {
    if (init.bytes.equals(this.#init.bytes)) return frame
    const own = readParameterSets(init)
    const isSame = own === null || readParameterSets(this.#init)?.equals(own) === true
    return isSame ? frame : Buffer.concat([own, frame])
  }
}

function isSameSound(from: Track, to: Track): boolean {
  return from.kind === 'video' || (from.timescale === to.timescale && from.codec === to.codec)
}
