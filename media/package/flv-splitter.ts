import type { MediaPacket } from '#media/ingest/media-packet.ts'

/** "FLV", version and flags, how long it is; then the size of no tag. */
const fileHeaderBytes = 13
const tagHeaderBytes = 11
const tagTrailerBytes = 4

/** FLV tag types; everything else (metadata) is left out. */
const kinds: Readonly<Record<number, MediaPacket['kind']>> = { 8: 'audio', 9: 'video' }

/** A sequence header: of AVC and of AAC alike, the second byte is 0. */
const sequenceHeader = 0

/** The end of an AVC sequence; it carries nothing. */
const sequenceEnd = 2
const keyframe = 1

/** Cuts the FLV that one of our ffmpegs writes into its packets of H.264 and AAC, whatever the chunk borders are. */
export class FlvSplitter {
  #rest: Buffer = Buffer.alloc(0)
  #hasHeader = false

  /** Returns the packets that are complete now. Throws `RangeError` when the bytes are no FLV. */
  push(chunk: Buffer): MediaPacket[] {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    if (!this.#hasHeader && !this.#takeHeader()) return []
    const packets: MediaPacket[] = []
    for (let tag = this.#takeTag(); tag !== null; tag = this.#takeTag()) packets.push(...readTag(tag))
    return packets
  }

  #takeHeader(): boolean {
    if (this.#rest.length < fileHeaderBytes) return false
    if (this.#rest.toString('latin1', 0, 3) !== 'FLV') throw new RangeError('no FLV')
    this.#rest = this.#rest.subarray(fileHeaderBytes)
    this.#hasHeader = true
    return true
  }

  #takeTag(): Buffer | null {
    if (this.#rest.length < tagHeaderBytes) return null
    const bytes = tagHeaderBytes + this.#rest.readUIntBE(1, 3) + tagTrailerBytes
    if (this.#rest.length < bytes) return null
    const tag = this.#rest.subarray(0, bytes)
    if (tag.readUInt32BE(bytes - tagTrailerBytes) !== bytes - tagTrailerBytes)
      throw new RangeError('FLV tag of another size than it says')
    this.#rest = this.#rest.subarray(bytes)
    return tag
  }
}

function readTag(tag: Buffer): MediaPacket[] {
  const kind = kinds[tag.readUInt8(0)]
  const body = tag.subarray(tagHeaderBytes, tag.length - tagTrailerBytes)
  if (!kind || body.length < 2 || (kind === 'video' && body[1] === sequenceEnd)) return []
  // The lower 24 bits of the milliseconds, then the upper eight.
  const atMs = tag.readUIntBE(4, 3) + tag.readUInt8(7) * 0x1000000
  return [{ kind, role: roleOf(kind, body), atMs, isJump: false, tag, body }]
}

function roleOf(kind: MediaPacket['kind'], body: Buffer): MediaPacket['role'] {
  if (body[1] === sequenceHeader) return 'header'
  return kind === 'audio' || body.readUInt8(0) >> 4 === keyframe ? 'keyframe' : 'frame'
}
