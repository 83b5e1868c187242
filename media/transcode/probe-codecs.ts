import { Child } from './child.ts'

/** Codecs beside H.264 that an encoder may send over Enhanced RTMP, where ffmpeg can read them. */
export const foreignCodecs = ['HEVC', 'AV1'] as const
export type ForeignCodec = (typeof foreignCodecs)[number]

/** A grey picture of 64 × 64 in each codec: its FourCC, its configuration record and one frame. */
const samples: Record<ForeignCodec, { fourCc: string; record: string; frame: string; muxer: string }> = {
  HEVC: {
    ...{ fourCc: 'hvc1', muxer: 'hevc' },
    record:
      'AQFgAAAAkAAAAAAAHvAA/P34+AAADwOgAAEAGEABDAH//wFgAAADAJAAAAMAAAMAHpWYCaEAAQApQgEBAWAAAAMAkAAAAwAAAwAeoCCBBZZWaSTK8BaAgAAAAwCAAAADAISiAAEAB0QBwXK0IkA=',
    // Three bytes of composition time come before the frame.
    frame: 'AAAAAAAADygBrxOA5mjj//0Xz8f2zw==',
  },
  AV1: {
    ...{ fourCc: 'av01', muxer: 'ivf' },
    record: 'gQAMAAoKAAAAAq//m18gCA==',
    frame: 'CgoAAAACr/+bXyAIMg4QAMAAAAKAAAAKBXdkgA==',
  },
}

const probeMs = 10_000

/** Which of them this ffmpeg reads from FLV (6.1 and later do): asked with a picture of each, by its exit code. */
export async function probeCodecs(ffmpeg: string): Promise<ReadonlySet<ForeignCodec>> {
  const answers = await Promise.all(foreignCodecs.map((codec) => canRead(ffmpeg, codec)))
  return new Set(foreignCodecs.filter((_, index) => answers[index]))
}

/** A raw muxer of the codec takes no other: whoever reads FLV as something else fails. */
async function canRead(ffmpeg: string, codec: ForeignCodec): Promise<boolean> {
  const { muxer } = samples[codec]
  const input = ['-hide_banner', '-loglevel', 'error', '-f', 'flv', '-i', 'pipe:0']
  const child = new Child({
    command: ffmpeg,
    args: [...input, '-map', '0:v:0', '-c', 'copy', '-f', muxer, 'pipe:3'],
    outputs: 1,
  })
  let bytes = 0
  child.output(0)?.on('data', (chunk: Buffer) => (bytes += chunk.length))
  const timer = setTimeout(() => child.kill(), probeMs)
  child.stdin?.end(sampleFlv(codec))
  const { code } = await child.exited
  clearTimeout(timer)
  return code === 0 && bytes > 0
}

/** An FLV file of a header tag and one keyframe, as Enhanced RTMP (v1) carries them. */
function sampleFlv(codec: ForeignCodec): Buffer {
  const { fourCc, record, frame } = samples[codec]
  // FLV, version 1, a picture and no sound, nine bytes of header, and no tag before the first.
  const header = Buffer.from([0x46, 0x4c, 0x56, 1, 1, 0, 0, 0, 9, 0, 0, 0, 0])
  const name = Buffer.from(fourCc, 'latin1')
  return Buffer.concat([
    header,
    videoTag(Buffer.concat([Buffer.from([0x90]), name, Buffer.from(record, 'base64')])),
    videoTag(Buffer.concat([Buffer.from([0x91]), name, Buffer.from(frame, 'base64')])),
  ])
}

function videoTag(body: Buffer): Buffer {
  const head = Buffer.alloc(11)
  head.writeUInt8(9, 0)
  head.writeUIntBE(body.length, 1, 3)
  const trailer = Buffer.alloc(4)
  trailer.writeUInt32BE(head.length + body.length)
  return Buffer.concat([head, body, trailer])
}
