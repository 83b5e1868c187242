import { childBoxes, findBox } from './boxes.ts'
import { leadTrack, type InitSegment } from './init-segment.ts'

/** Rates that cameras and encoders know; the clock of FLV, in whole milliseconds, hides which one was meant. */
const usualRates = [10, 12, 12.5, 15, 20, 23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60, 90, 100, 119.88, 120]

/** A measured rate this near to a usual one is that one. */
const mostDeviation = 0.004

/** Pictures in a segment's or part's bytes; 0 for a rendition of sound. Throws `RangeError` for what are no boxes. */
export function countPictures(bytes: Buffer, init: InitSegment): number {
  const lead = leadTrack(init)
  if (lead?.kind !== 'video') return 0
  return childBoxes(bytes)
    .filter((box) => box.type === 'moof')
    .flatMap((moof) => childBoxes(moof.body).filter((box) => box.type === 'traf'))
    .filter((traf) => findBox(traf.body, 'tfhd')?.body.readUInt32BE(4) === lead.id)
    .flatMap((traf) => childBoxes(traf.body).filter((box) => box.type === 'trun'))
    .reduce((sum, trun) => sum + trun.body.readUInt32BE(4), 0)
}

/** FRAME-RATE of what was measured, in pictures a second; null without any. */
export function frameRateOf(measured: { pictures: number; seconds: number }): number | null {
  if (measured.pictures === 0 || measured.seconds <= 0) return null
  const rate = measured.pictures / measured.seconds
  const distance = (usual: number): number => Math.abs(usual - rate)
  const nearest = usualRates.reduce((best, usual) => (distance(usual) < distance(best) ? usual : best))
  return distance(nearest) / nearest <= mostDeviation ? nearest : Math.round(rate * 1_000) / 1_000
}
