import { BoxSplitter, findBox, type Box } from '#media/package/boxes.ts'
import { readFragment } from '#media/package/fragment.ts'
import type { Still } from './observation.ts'

/** A still takes a tenth of this; more without a whole box, and we lost our place. */
const maxWaitingBytes = 2 * 1024 * 1024

/** Turns fragmented MP4 of MJPEG into its pictures with their times. */
export class StillReader {
  readonly #splitter = new BoxSplitter()
  #waitingBytes = 0
  #timescale: number | null = null
  #moof: Box | null = null

  /** Throws `RangeError` when the bytes are no such stream. */
  push(chunk: Buffer): Still[] {
    const boxes = this.#splitter.push(chunk)
    this.#waitingBytes = boxes.length > 0 ? 0 : this.#waitingBytes + chunk.length
    if (this.#waitingBytes > maxWaitingBytes) throw new RangeError('box of a still without end')
    return boxes.flatMap((box) => this.#take(box))
  }

  #take(box: Box): Still[] {
    if (box.type === 'moov') this.#timescale = readTimescale(box.body)
    if (box.type === 'moof') this.#moof = box
    const [timescale, moof] = [this.#timescale, this.#moof]
    if (box.type !== 'mdat' || timescale === null || !moof) return []
    this.#moof = null
    return readFragment(moof, box).map(({ decodeTime, compositionOffset, data }) => ({
      presentedAtSeconds: (decodeTime + compositionOffset) / timescale,
      // A copy: a still must not hold on to the pipe's whole chunk.
      jpeg: Buffer.from(data),
    }))
  }
}

function readTimescale(moov: Buffer): number {
  const mdhd = findBox(moov, 'trak', 'mdia', 'mdhd')
  const timescale = mdhd?.body.readUInt32BE(12) ?? 0
  if (timescale === 0) throw new RangeError('stills without a clock')
  return timescale
}
