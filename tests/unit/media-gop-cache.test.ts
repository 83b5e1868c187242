import { describe, expect, it } from 'vitest'
import { GopCache } from '#media/ingest/gop-cache.ts'
import type { MediaPacket } from '#media/ingest/media-packet.ts'

function packet(role: MediaPacket['role'], bytes = 6): MediaPacket {
  const tag = Buffer.alloc(bytes)
  return { kind: 'video', role, atMs: 0, isJump: false, tag, body: tag }
}

describe('what is kept for late readers', () => {
  it('is the codec’s parameters and everything since the last keyframe', () => {
    const cache = new GopCache()
    const roles = ['frame', 'header', 'keyframe', 'frame', 'keyframe', 'frame', 'frame'] as const
    for (const role of roles) cache.add(packet(role))
    expect(cache.read().map(({ role }) => role)).toEqual(['header', 'keyframe', 'frame', 'frame'])
  })

  it.each([
    ['8 MiB', 1_048_576, 8],
    ['4,096 packets, however small', 6, 4_096],
  ])('is never more than %s; what goes beyond waits for the next keyframe', (_what, bytes, most) => {
    const cache = new GopCache()
    cache.add(packet('keyframe', bytes))
    for (let count = 1; count < most; count++) cache.add(packet('frame', bytes))
    expect(cache.read()).toHaveLength(most)
    cache.add(packet('frame', bytes))
    cache.add(packet('frame', bytes))
    expect(cache.read()).toEqual([])
    expect(cache.bytes).toBe(0)
    cache.add(packet('keyframe', bytes))
    expect(cache.read()).toHaveLength(1)
  })
})
