import { describe, expect, it } from 'vitest'
import { StreamInspector } from '#media/ingest/stream-inspector.ts'
import { avcRecord } from '#tests/support/made-packets.ts'

const video = { codec_type: 9, codec_id: 7 } as const
const hevc = { codec_type: 9, codec_id: 0x68766331 } as const
const sound = { codec_type: 8, codec_id: 10 } as const
const flag = { audioHeader: 0, audio: 1, videoHeader: 2, keyframe: 3, frame: 4 } as const

/** What the inspector says of packets, by kind. */
function inspect(
  packets: { kind: typeof video | typeof hevc | typeof sound; flags: number; atMs: number }[],
) {
  const inspector = new StreamInspector()
  const events = packets.flatMap(({ kind, flags, atMs }) => {
    const isHeader = flags === flag.videoHeader
    const data = isHeader
      ? Buffer.concat([Buffer.from([0x17, 0, 0, 0, 0]), avcRecord()])
      : Buffer.from([0xaf, 1, 2])
    return inspector.inspect({ ...kind, flags, dts: atMs, pts: atMs, size: data.length, data })
  })
  return { kinds: events.map((event) => event.kind), profile: inspector.profile }
}

describe('the inspector', () => {
  it('describes a stream when both tracks are known', () => {
    const { kinds, profile } = inspect([
      { kind: video, flags: flag.videoHeader, atMs: 0 },
      { kind: sound, flags: flag.audioHeader, atMs: 0 },
    ])
    expect(kinds).toEqual(['described'])
    expect(profile).toMatchObject({ isH264: true, isAac: true, width: 640, height: 360 })
  })

  it('tells a foreign codec once, and describes the stream all the same', () => {
    const { kinds, profile } = inspect([
      { kind: hevc, flags: flag.videoHeader, atMs: 0 },
      { kind: sound, flags: flag.audioHeader, atMs: 0 },
      { kind: hevc, flags: flag.keyframe, atMs: 0 },
      { kind: hevc, flags: flag.frame, atMs: 33 },
    ])
    expect(kinds.filter((kind) => kind === 'foreign')).toHaveLength(1)
    expect(kinds).toContain('described')
    expect(profile).toMatchObject({ hasVideo: true, isH264: false })
  })

  it('says when keyframes are proven, and when they are too far apart', () => {
    const frames = (gopMs: number) =>
      Array.from({ length: 200 }, (_, index) => ({
        kind: video,
        flags: (index * 40) % gopMs === 0 ? flag.keyframe : flag.frame,
        atMs: index * 40,
      }))
    const headers = [
      { kind: video, flags: flag.videoHeader, atMs: 0 },
      { kind: sound, flags: flag.audioHeader, atMs: 0 },
    ]
    expect(inspect([...headers, ...frames(2_000)]).kinds).toEqual(['described', 'keyframes-proven'])
    expect(inspect([...headers, ...frames(6_000)]).kinds).toContain('keyframes-too-far')
  })
})
