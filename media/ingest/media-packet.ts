import type AVPacket from 'node-media-server/src/core/avpacket.js'

export type MediaKind = 'video' | 'audio'

/** One message of an encoder, copied out of the parser's buffer, with its time on the run's clock. */
export type MediaPacket = {
  kind: MediaKind
  /** Codec parameters; a frame by which a decoder can begin; any other frame. */
  role: 'header' | 'keyframe' | 'frame'
  /** The decoder's time in milliseconds of the run's clock, which never goes back and never jumps. */
  atMs: number
  /** The encoder's own clock jumped here: what follows was not made right after what came before. */
  isJump: boolean
  /** The whole FLV tag, stamped with the run's clock. */
  tag: Buffer
  /** What the tag carries. */
  body: Buffer
}

const flvType = { audio: 8, video: 9 } as const
const tagHeaderBytes = 11
const tagTrailerBytes = 4

/** Flags of node-media-server's packets. */
const flag = { audioHeader: 0, audio: 1, videoHeader: 2, keyframe: 3 } as const

export function mediaKindOf(packet: AVPacket): MediaKind | null {
  if (packet.codec_type === flvType.video) return 'video'
  return packet.codec_type === flvType.audio ? 'audio' : null
}

/** Copies a message, since the parser uses its buffer again. */
export function copyPacket(
  packet: AVPacket,
  stamp: Pick<MediaPacket, 'kind' | 'role' | 'atMs' | 'isJump'>,
): MediaPacket {
  const { size } = packet
  const tag = Buffer.allocUnsafe(tagHeaderBytes + size + tagTrailerBytes)
  tag[0] = flvType[stamp.kind]
  tag.writeUIntBE(size, 1, 3)
  // FLV: the lower 24 bits of the milliseconds, then the upper eight; then the stream's number, always 0.
  tag.writeUIntBE(stamp.atMs & 0xffffff, 4, 3)
  tag[7] = Math.floor(stamp.atMs / 0x1000000) & 0xff
  tag.writeUIntBE(0, 8, 3)
  packet.data.copy(tag, tagHeaderBytes, 0, size)
  tag.writeUInt32BE(tagHeaderBytes + size, tagHeaderBytes + size)
  return {
    ...stamp,
    tag,
    body: tag.subarray(tagHeaderBytes, tagHeaderBytes + size),
  }
}

export function roleOf(kind: MediaKind, { flags }: AVPacket): MediaPacket['role'] {
  if (flags === (kind === 'video' ? flag.videoHeader : flag.audioHeader)) return 'header'
  return kind === 'audio' || flags === flag.keyframe ? 'keyframe' : 'frame'
}
