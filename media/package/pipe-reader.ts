import { BoxSplitter, type Box } from './boxes.ts'
import { readFragment, type Sample } from './fragment.ts'
import { leadTrack, readInitSegment, type InitSegment } from './init-segment.ts'

export type PipeItem =
  | { kind: 'init'; init: InitSegment }
  /** `doneMs`: how far its picture (or its sound, where that is all) is made; null for another track. */
  | { kind: 'sample'; sample: Sample; doneMs: number | null }

/** Turns the bytes of one of ffmpeg's fragmented MP4 outputs into its init segment and its frames. */
export class PipeReader {
  readonly #splitter = new BoxSplitter()
  #ftyp: Box | null = null
  #init: InitSegment | null = null
  #moof: Box | null = null

  /** Throws `RangeError` when the bytes are no such output. */
  push(chunk: Buffer): PipeItem[] {
    return this.#splitter.push(chunk).flatMap((box) => this.#take(box))
  }

  #take(box: Box): PipeItem[] {
    if (box.type === 'ftyp') this.#ftyp = box
    if (box.type === 'moof') this.#moof = box
    if (box.type === 'moov' && this.#ftyp) {
      this.#init = readInitSegment(this.#ftyp, box)
      return [{ kind: 'init', init: this.#init }]
    }
    if (box.type !== 'mdat' || !this.#moof) return []
    const samples = readFragment(this.#moof, box)
    this.#moof = null
    const lead = this.#init && leadTrack(this.#init)
    return samples.map((sample) => ({
      ...{ kind: 'sample', sample },
      doneMs: lead?.id === sample.trackId ? (sample.decodeTime * 1_000) / lead.timescale : null,
    }))
  }
}
