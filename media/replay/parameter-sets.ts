import { childBoxes, findBox } from '#media/package/boxes.ts'
import type { InitSegment } from '#media/package/init-segment.ts'

/**
 * The SPS and PPS of an init segment's H.264 track, each behind its length in four bytes, as they stand in
 * a frame (ISO/IEC 14496-15 §5.3.3); null without such a track.
 */
export function readParameterSets(init: InitSegment): Buffer | null {
  const record = findAvcRecord(init)
  if (!record) return null
  const units: Buffer[] = []
  let at = 5
  // First the SPS, counted in five bits, then the PPS.
  for (const mask of [0x1f, 0xff]) {
    let count = record.readUInt8(at++) & mask
    for (; count > 0; count--) {
      const end = at + 2 + record.readUInt16BE(at)
      units.push(Buffer.from([0, 0]), record.subarray(at, end))
      at = end
    }
  }
  return Buffer.concat(units)
}

function findAvcRecord(init: InitSegment): Buffer | null {
  const moov = findBox(init.bytes, 'moov')
  for (const trak of moov ? childBoxes(moov.body).filter((box) => box.type === 'trak') : []) {
    const stsd = findBox(trak.body, 'mdia', 'minf', 'stbl', 'stsd')
    const entry = stsd ? childBoxes(stsd.body.subarray(8))[0] : undefined
    if (entry?.type === 'avc1') return findBox(entry.body.subarray(78), 'avcC')?.body ?? null
  }
  return null
}
