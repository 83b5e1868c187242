import type { MediaPacket } from '#media/ingest/media-packet.ts'

/** AAC-LC, 48 kHz, stereo. */
export const aacConfig = Buffer.from([0x11, 0x90])

/** An AVCDecoderConfigurationRecord of High profile for a picture whose sides are even. */
export function avcRecord({ width, height } = { width: 640, height: 360 }): Buffer {
  const sps = spsOf(width, height)
  const pps = Buffer.from([0x68, 0xee, 0x3c, 0x80])
  return Buffer.concat([
    Buffer.from([1, 0x64, 0, 0x1e, 0xff, 0xe1, sps.length >> 8, sps.length & 0xff]),
    sps,
    Buffer.from([1, 0, pps.length]),
    pps,
  ])
}

/** A NAL unit behind its length of four bytes. */
export function nalUnit(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

type FrameOptions = { shownAfterMs?: number; data?: Buffer; isJump?: boolean }

/** Packets of an encoder, as they stand behind the gate. */
export const madePacket = {
  avcHeader: (size?: { width: number; height: number }) =>
    packet({
      ...{ kind: 'video', role: 'header', atMs: 0 },
      body: Buffer.concat([Buffer.from([0x17, 0, 0, 0, 0]), avcRecord(size)]),
    }),
  aacHeader: () =>
    packet({
      ...{ kind: 'audio', role: 'header', atMs: 0 },
      body: Buffer.concat([Buffer.from([0xaf, 0]), aacConfig]),
    }),
  keyframe: (atMs: number, options: FrameOptions = {}) => picture(atMs, 'keyframe', options),
  frame: (atMs: number, options: FrameOptions = {}) => picture(atMs, 'frame', options),
  sound: (atMs: number) =>
    packet({ kind: 'audio', role: 'keyframe', atMs, body: Buffer.from([0xaf, 1, 0x21, 0x10, 0x04]) }),
} as const

function picture(atMs: number, role: 'keyframe' | 'frame', options: FrameOptions): MediaPacket {
  const head = Buffer.from([role === 'keyframe' ? 0x17 : 0x27, 1, 0, 0, 0])
  head.writeIntBE(options.shownAfterMs ?? 0, 2, 3)
  const data = options.data ?? nalUnit(Buffer.from([role === 'keyframe' ? 0x65 : 0x41, 9, 9, 9]))
  const made = packet({ kind: 'video', role, atMs, body: Buffer.concat([head, data]) })
  return { ...made, isJump: options.isJump ?? false }
}

function packet(made: Omit<MediaPacket, 'isJump' | 'tag'>): MediaPacket {
  return { ...made, isJump: false, tag: made.body }
}

/** ITU-T H.264 §7.3.2.1.1, the shortest that gives a size. */
function spsOf(width: number, height: number): Buffer {
  const bits: string[] = []
  const fixed = (value: number, count: number) => bits.push(value.toString(2).padStart(count, '0'))
  const golomb = (value: number) => {
    const text = (value + 1).toString(2)
    bits.push('0'.repeat(text.length - 1) + text)
  }
  const mbWidth = Math.ceil(width / 16)
  const mbHeight = Math.ceil(height / 16)
  fixed(0x6764001e, 32)
  // Set 0; 4:2:0 of 8 bits without scaling lists; frame numbers; order type 2; one reference frame.
  for (const value of [0, 1, 0, 0]) golomb(value)
  fixed(0, 2)
  for (const value of [0, 2, 1]) golomb(value)
  fixed(0, 1)
  golomb(mbWidth - 1)
  golomb(mbHeight - 1)
  // Frames only, direct 8x8, cropped at right and bottom, no VUI; then the stop bit.
  fixed(0b111, 3)
  for (const value of [0, (mbWidth * 16 - width) / 2, 0, (mbHeight * 16 - height) / 2]) golomb(value)
  fixed(0, 1)
  fixed(1, 1)
  const text = bits.join('')
  const padded = text.padEnd(Math.ceil(text.length / 8) * 8 + 8, '0')
  return Buffer.from((padded.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
