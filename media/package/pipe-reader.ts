import { FlvSplitter } from './flv-splitter.ts'
import type { Sample } from './fragment.ts'
import { leadTrack, type InitSegment } from './init-segment.ts'
import { Remuxer, type RemuxEvent } from './remuxer.ts'

export type PipeItem =
  | { kind: 'init'; init: InitSegment }
  /** `doneMs`: how far its picture (or its sound, where that is all) is made; null for another track. */
  | { kind: 'sample'; sample: Sample; doneMs: number | null }

/**
 * Turns the FLV of one of ffmpeg's outputs into its init segment and its frames, by the same rules as the
 * encoder's own: both count a frame's time and length alike, so a rung is cut where the source is.
 */
export class PipeReader {
  readonly #splitter = new FlvSplitter()
  readonly #remuxer: Remuxer
  #init: InitSegment | null = null

  constructor(options: { hasVideo: boolean }) {
    this.#remuxer = new Remuxer(options)
  }

  /** Throws `RangeError` when the bytes are no such output. */
  push(chunk: Buffer): PipeItem[] {
    const packets = this.#splitter.push(chunk)
    return packets.flatMap((packet) => this.#remuxer.push(packet)).flatMap((event) => this.#read(event))
  }

  /** Nothing follows: the last picture is taken to be as long as the one before it. */
  flush(): PipeItem[] {
    return this.#remuxer.flush().flatMap((event) => this.#read(event))
  }

  #read(event: RemuxEvent): PipeItem[] {
    if (event.kind === 'break') return []
    if (event.kind === 'init') {
      this.#init = event.source
      return [{ kind: 'init', init: event.source }]
    }
    const { sample } = event
    const lead = this.#init && leadTrack(this.#init)
    const doneMs = lead?.id === sample.trackId ? (sample.decodeTime * 1_000) / lead.timescale : null
    return [{ kind: 'sample', sample, doneMs }]
  }
}
