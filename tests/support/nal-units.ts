import { BoxSplitter } from '#media/package/boxes.ts'
import { readFragment } from '#media/package/fragment.ts'

/** Video samples of an FLV file (H.264 in AVC format: length-prefixed NAL units), a buffer a frame. */
export function videoFramesOfFlv(flv: Buffer): Buffer[] {
  const frames: Buffer[] = []
  // A 9-byte header and 4 bytes of "previous tag size"; then tags of 11 bytes, body and the same 4 bytes.
  for (let at = 13; at + 11 <= flv.length;) {
    const size = flv.readUIntBE(at + 1, 3)
    const body = flv.subarray(at + 11, at + 11 + size)
    const isFrame = flv[at] === 9 && body[1] === 1 && body.length === size
    if (isFrame) frames.push(body.subarray(5))
    at += 11 + size + 4
  }
  return frames
}

/** Video samples of a fragmented MP4 segment, a buffer a frame. */
export function videoFramesOfSegment(segment: Buffer, videoTrackId = 1): Buffer[] {
  const boxes = new BoxSplitter().push(segment)
  return boxes.flatMap((box, index) => {
    const mdat = boxes[index + 1]
    if (box.type !== 'moof' || !mdat) return []
    return readFragment(box, mdat)
      .filter((sample) => sample.trackId === videoTrackId)
      .map((sample) => sample.data)
  })
}

/** The NAL units of a frame whose units each carry a length of four bytes. */
export function nalUnits(frame: Buffer): Buffer[] {
  const units: Buffer[] = []
  for (let at = 0; at + 4 <= frame.length;) {
    const size = frame.readUInt32BE(at)
    units.push(frame.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  return units
}
