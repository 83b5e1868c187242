import { childBoxes, type Box } from '#media/package/boxes.ts'
import { readFragment } from '#media/package/fragment.ts'
import { leadTrack, type InitSegment } from '#media/package/init-segment.ts'

/** Where a segment's leading track begins and ends on its encoder's clock, in seconds. */
export type SegmentTimes = { fromSeconds: number; toSeconds: number }

/** Read from a segment's own boxes (moof, tfdt, trun); null when the file is not whole, or none of this rendition. */
export function readSegmentTimes(bytes: Buffer, init: InitSegment): SegmentTimes | null {
  const lead = leadTrack(init)
  if (!lead) return null
  try {
    const samples = readChunks(bytes).flatMap(([moof, mdat]) => readFragment(moof, mdat))
    // While a picture stays away, there are segments of sound alone.
    const timing = samples.some((sample) => sample.trackId === lead.id)
      ? lead
      : init.tracks.find(({ id }) => id === samples[0]?.trackId)
    const own = samples.filter((sample) => sample.trackId === timing?.id)
    const [first, last] = [own[0], own.at(-1)]
    if (!timing || !first || !last) return null
    return {
      fromSeconds: first.decodeTime / timing.timescale,
      toSeconds: (last.decodeTime + last.duration) / timing.timescale,
    }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Each moof with its mdat. Throws `RangeError` when something is cut off. */
function readChunks(bytes: Buffer): [Box, Box][] {
  const boxes = childBoxes(bytes)
  const whole = boxes.reduce((sum, box) => sum + box.bytes.length, 0)
  if (whole !== bytes.length) throw new RangeError('a box is cut off')
  return boxes.flatMap((box, index) => {
    if (box.type !== 'moof') return []
    const next = boxes[index + 1]
    if (next?.type !== 'mdat') throw new RangeError('moof without mdat')
    return [[box, next] satisfies [Box, Box]]
  })
}
