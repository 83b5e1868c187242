import { describe, expect, it } from 'vitest'
import { addStreamKey } from '#server/programmes/issue-stream-key.ts'
import type { TestEncoder } from '#tests/support/encoder.ts'
import { HlsFollower } from '#tests/support/hls-follower.ts'
import { wholeSegments, type LiveProgramme } from '#tests/support/live-programme.ts'
import { useMedia } from '#tests/support/use-media.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const media = useMedia()

type Stage = {
  programme: LiveProgramme
  broadcastId: string
  main: TestEncoder
  backup: TestEncoder
  backupKey: string
}

/** A show on air with a second encoder that stands by. */
async function stage(): Promise<Stage> {
  const programme = await media.programme()
  const backupKey = await addStreamKey({ programmeId: programme.programmeId, actorId: null, role: 'backup' })
  const main = programme.encode()
  const broadcastId = await programme.onAir()
  const backup = programme.encode({ streamKey: backupKey })
  await programme.segments(broadcastId, 3)
  expect(backup.said).toBe('')
  expect(backup.hasEnded).toBe(false)
  return { programme, broadcastId, main, backup, backupKey }
}

/** Milliseconds until a segment is listed that begins after a break; the show is never interrupted meanwhile. */
async function seeSwitch({ programme, broadcastId }: Stage, breaks: number): Promise<number> {
  const since = performance.now()
  const states = new Set<string | undefined>()
  await waitFor(
    'the other encoder’s picture',
    async () => {
      states.add((await programme.broadcast(broadcastId))?.state)
      const { segments } = await programme.playlist(broadcastId)
      return segments.filter((segment) => segment.discontinuity).length >= breaks
    },
    { timeoutMs: 12_000 },
  )
  expect([...states]).toEqual(['on-air'])
  return performance.now() - since
}

describe('a second encoder', () => {
  it('takes over when the first one dies, within four seconds and in the same recording', async () => {
    const show = await stage()
    const { programme, broadcastId, main, backupKey } = show
    const follower = new HlsFollower(`${media.url}/hls/${programme.slug}/${broadcastId}/source.m3u8`)
    follower.start()
    await main.kill()
    expect(await seeSwitch(show, 1)).toBeLessThan(4_000)
    const before = wholeSegments(await programme.playlist(broadcastId)).length
    await programme.segments(broadcastId, before + 1)
    // The main one stands by now, and the backup cannot come twice.
    programme.encode()
    expect(await programme.encode({ streamKey: backupKey }).ended()).toContain('Another encoder')
    await programme.end(broadcastId)
    await follower.ended()
    expect(follower.report).toMatchObject({ missing: [], gaps: [], faults: [], discontinuities: 1 })
  })

  it('takes over from one that falls silent, and stays when that one is back', async () => {
    const show = await stage()
    const { programme, broadcastId, main, backup } = show
    main.pause()
    expect(await seeSwitch(show, 1)).toBeLessThan(6_000)
    main.resume()
    await programme.segments(broadcastId, wholeSegments(await programme.playlist(broadcastId)).length + 2)
    expect(
      wholeSegments(await programme.playlist(broadcastId)).filter((each) => each.discontinuity),
    ).toHaveLength(1)
    await backup.stop()
    await seeSwitch(show, 2)
    await main.stop()
    await waitFor(
      'the interruption',
      async () => (await programme.broadcast(broadcastId))?.state === 'interrupted',
    )
    await programme.end(broadcastId)
  })

  it('is no reason for an interruption when it alone goes', async () => {
    const { programme, broadcastId, backup } = await stage()
    await backup.kill()
    await programme.segments(broadcastId, wholeSegments(await programme.playlist(broadcastId)).length + 2)
    const { segments } = await programme.playlist(broadcastId)
    expect(segments.some((segment) => segment.discontinuity)).toBe(false)
    expect(await programme.broadcast(broadcastId)).toMatchObject({ state: 'on-air', encoderConnected: true })
    await programme.end(broadcastId)
  })
})
