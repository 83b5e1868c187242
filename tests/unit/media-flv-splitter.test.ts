import { describe, expect, it } from 'vitest'
import { FlvSplitter } from '#media/package/flv-splitter.ts'

function tag(type: number, atMs: number, body: number[]): Buffer {
  const bytes = Buffer.alloc(11 + body.length + 4)
  bytes.writeUInt8(type, 0)
  bytes.writeUIntBE(body.length, 1, 3)
  bytes.writeUIntBE(atMs & 0xffffff, 4, 3)
  bytes.writeUInt8(Math.floor(atMs / 0x1000000), 7)
  Buffer.from(body).copy(bytes, 11)
  bytes.writeUInt32BE(11 + body.length, 11 + body.length)
  return bytes
}

const head = Buffer.from([0x46, 0x4c, 0x56, 1, 5, 0, 0, 0, 9, 0, 0, 0, 0])
const file = Buffer.concat([
  head,
  tag(18, 0, [2, 0]),
  tag(9, 0, [0x17, 0, 0, 0, 0, 9]),
  tag(9, 10_021, [0x17, 1, 0, 0, 0, 7]),
  tag(8, 10_030, [0xaf, 1, 3]),
  tag(9, 0x1000005, [0x27, 1, 0, 0, 0, 8]),
  tag(9, 0x1000006, []),
])

describe('the FLV of our own ffmpeg', () => {
  it('is cut into its packets with their milliseconds, whatever the chunk borders are', () => {
    for (const size of [1, 7, file.length]) {
      const splitter = new FlvSplitter()
      const packets = Array.from({ length: Math.ceil(file.length / size) }, (_, index) =>
        splitter.push(file.subarray(index * size, (index + 1) * size)),
      ).flat()
      expect(packets.map(({ kind, role, atMs, body }) => [kind, role, atMs, body.at(-1)])).toEqual([
        ['video', 'header', 0, 9],
        ['video', 'keyframe', 10_021, 7],
        ['audio', 'keyframe', 10_030, 3],
        ['video', 'frame', 0x1000005, 8],
      ])
    }
  })

  it('is refused when it is none, or when a tag has another size than it says', () => {
    expect(() => new FlvSplitter().push(Buffer.alloc(20))).toThrow(RangeError)
    const broken = Buffer.from(file)
    broken.writeUInt32BE(1, head.length + 13)
    expect(() => new FlvSplitter().push(broken)).toThrow(RangeError)
  })
})
