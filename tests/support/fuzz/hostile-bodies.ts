import { command, encodeAmf } from '#tests/support/rtmp-peer.ts'
import type { Seeded } from './seeded.ts'

const video = 9
const audio = 8
const data = 18
const commandType = 20
const commandHeaderBytes = 12

/** Message bodies that are made to hurt, by message type: what once did is kept here. */
export const hostileBodies: readonly { type: number; body(random: Seeded): Buffer }[] = [
  // Objects in objects, arrays in arrays, arrays of four billion.
  { type: commandType, body: (random) => named('connect', nested(1 + random.below(2_000), [3, 0, 1, 0x61])) },
  {
    type: data,
    body: (random) => named('@setDataFrame', nested(1 + random.below(9_000), [0x0a, 0, 0, 0, 1])),
  },
  { type: data, body: () => named('onMetaData', Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 5, 5, 5])) },
  { type: data, body: (random) => named('onMetaData', Buffer.alloc(1 + random.below(200_000), 5)) },
  // XML whose length node-media-server reads as two bytes, and what it then decodes unchecked.
  {
    type: data,
    body: () => named('onMetaData', Buffer.concat([Buffer.from([0x0f, 0, 0, 8, 0]), Buffer.alloc(2_048, 3)])),
  },
  { type: data, body: () => encodeAmf('@setDataFrame') },
  {
    type: commandType,
    body: (random) => encodeAmf(random.pick(['constructor', '__proto__', 'toString', ''])),
  },
  { type: commandType, body: () => withoutHeader(command(1, 'publish', 9, null, 'another key', 'live')) },
  { type: commandType, body: () => withoutHeader(command(1, 'play', 9, null, 'key')) },
  { type: commandType, body: () => withoutHeader(command(0, 'deleteStream', 9, null, 1)) },
  // A parameter set that announces two thousand million reference frames.
  { type: video, body: () => avcHeader(Buffer.from('67420000aa000000020000000280000000', 'hex')) },
  { type: video, body: (random) => avcHeader(random.bytes(4 + random.below(60))) },
  {
    type: video,
    body: (random) => Buffer.concat([Buffer.from([0x17, 1, 0xff, 0xff, 0xff]), random.bytes(40)]),
  },
  // NAL units that are longer than their message, empty, or four thousand of them.
  { type: video, body: () => Buffer.from([0x27, 1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x41]) },
  { type: video, body: () => Buffer.concat([Buffer.from([0x27, 1, 0, 0, 0]), Buffer.alloc(100_000)]) },
  { type: video, body: () => Buffer.alloc(100_000, Buffer.from([0, 0, 0, 1, 0x41])) },
  // Enhanced RTMP, cut off and strange.
  {
    type: video,
    body: (random) => Buffer.concat([Buffer.from([0x80 | random.below(128)]), Buffer.from('hvc1')]),
  },
  { type: video, body: (random) => Buffer.concat([Buffer.from([0x90]), random.bytes(random.below(8))]) },
  { type: audio, body: (random) => Buffer.concat([Buffer.from([0xaf, 0]), random.bytes(random.below(12))]) },
  { type: audio, body: (random) => Buffer.concat([Buffer.from([0x90 | random.below(16)]), random.bytes(9)]) },
]

function named(name: string, rest: Buffer): Buffer {
  return Buffer.concat([encodeAmf(name), rest])
}

function nested(depth: number, level: number[]): Buffer {
  return Buffer.concat(Array.from({ length: depth }, () => Buffer.from(level)))
}

function withoutHeader(message: Buffer): Buffer {
  return message.subarray(commandHeaderBytes)
}

/** FLV head and AVCDecoderConfigurationRecord with this one SPS. */
function avcHeader(sps: Buffer): Buffer {
  const head = Buffer.from([0x17, 0, 0, 0, 0, 1, 0x42, 0, 0x1f, 0xff, 0xe1, 0, sps.length])
  return Buffer.concat([head, sps, Buffer.from([1, 0, 1, 0x68])])
}
