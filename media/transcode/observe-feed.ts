import type { MediaPacket } from '#media/ingest/media-packet.ts'

/** Pictures that encoders hold back for reordering at most, in practice: x264 and OBS announce two. */
const mostReordered = 2

/** Where the milliseconds stand in an FLV tag: the lower 24 bits, then the upper eight. */
const timeAt = 4
const upperTimeAt = 7

/**
 * What ffmpeg is fed where it only watches: keyframes and sound. Of an encoder with B-frames each keyframe is
 * written three times, a millisecond apart: ffmpeg's decoder gives a picture out when as many as may be
 * reordered came after it, and that would be keyframes later. The copies are too close to be looked at.
 */
export function observeFeed({ kind, role, atMs, tag }: MediaPacket, hasBFrames: () => boolean): Buffer[] {
  if (role === 'frame') return []
  if (kind === 'audio' || role === 'header' || !hasBFrames()) return [tag]
  const copies = Array.from({ length: mostReordered }, (_, index) => stampedAt(tag, atMs + index + 1))
  return [tag, ...copies]
}

function stampedAt(tag: Buffer, atMs: number): Buffer {
  const copy = Buffer.from(tag)
  copy.writeUIntBE(atMs & 0xffffff, timeAt, 3)
  copy[upperTimeAt] = Math.floor(atMs / 0x1000000) & 0xff
  return copy
}
