import { get } from 'node:http'
import { describe, expect, it } from 'vitest'
import { wholeSegments } from '#tests/support/live-programme.ts'
import { makeSessionCookie } from '#tests/support/session-cookie.ts'
import { useMedia } from '#tests/support/use-media.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const media = useMedia()

describe('the origin', () => {
  it('keeps its numbers from who asks for them through the public path', async () => {
    expect((await fetch(`${media.url}/metrics`)).status).toBe(200)
    for (const path of ['/hls/../metrics', '/hls/%2e%2e/metrics', '/hls/x/../../metrics'])
      expect(await statusOf(path)).toBe(404)
  })
})

describe('a broadcast', () => {
  it('is seen by the crew alone until the host goes live, then by all from media time zero', async () => {
    const programme = await media.programme({ liveOnEncoder: false })
    const encoder = programme.encode()
    const { id } = await waitFor('the preview', () => programme.openBroadcast())
    const crew = { headers: { cookie: await makeSessionCookie(programme.hostId) } }
    const preview = `preview/${id}/source.m3u8`
    const seen = await waitFor('the crew to see it', async () => {
      const response = await programme.get(preview, crew)
      return response.ok && response.text()
    })
    expect(seen).toContain('#EXTM3U')
    const [part] = /1\/source\/\d+\.\d+\.m4s/.exec(seen) ?? []
    expect((await programme.get(`preview/${id}/${part}`, crew)).status).toBe(200)
    const closed = [
      preview,
      `preview/${id}/${part}`,
      `${id}/source.m3u8`,
      `${id}/${part}`,
      'master.m3u8',
      'preview/health.json',
    ]
    const answers = await Promise.all(
      closed.map(async (path) => ({ path, status: (await programme.get(path)).status })),
    )
    expect(answers.filter(({ status }) => status !== 404)).toEqual([])
    expect(await (await programme.get('preview/health.json', crew)).json()).toMatchObject({
      ...{
        encoderConnected: true,
        hasAudio: true,
        hasVideo: true,
        sourceCopied: true,
        width: 640,
        height: 360,
      },
    })

    await programme.goLive()
    expect(await programme.onAir()).toBe(id)
    const playlist = await programme.segments(id, 2)
    expect(playlist.mediaSequenceBase).toBe(0)
    const view = await programme.broadcast(id)
    expect(view).toMatchObject({ state: 'on-air', encoderConnected: true })
    // Set right since, where a busy machine held the encoder up.
    const zeroAt = (view?.mediaClockAt ?? 0) - (view?.mediaTimeMs ?? 0)
    const firstAt = playlist.segments[0]?.programDateTime?.getTime() ?? 0
    expect(Math.abs(zeroAt - firstAt)).toBeLessThan(view?.mediaTimeMs === 0 ? 1_000 : 2_500)
    await encoder.kill()
  })

  it('ends by its host’s word: the playlist is complete, the replay is there, the encoder is sent away', async () => {
    const programme = await media.programme()
    const encoder = programme.encode()
    const id = await programme.onAir()
    await programme.segments(id, 2)
    await programme.end(id)
    await waitFor('the end of the playlist', async () => (await programme.playlist(id)).endlist)
    await encoder.ended()
    const replay = await waitFor('the replay', async () => {
      const response = await programme.get(`${id}/source.m3u8`)
      return response.ok && response.text()
    })
    expect(replay).toContain('#EXT-X-ENDLIST')
    for (const uri of replay.match(/^\S+\.m4s$/gm) ?? [])
      expect((await programme.get(`${id}/${uri}`)).status).toBe(200)
    expect(await programme.onAir()).toBe(id)

    programme.encode()
    const next = await waitFor(
      'a second broadcast',
      async () => {
        const now = await programme.onAir()
        return now !== id && now
      },
      { timeoutMs: 20_000 },
    )
    expect((await programme.get(`${id}/source.m3u8`)).status).toBe(200)
    await programme.end(next)
  })

  it('goes on when its encoder dies and returns: the same one, no number missing, nothing gone', async () => {
    const programme = await media.programme()
    const first = programme.encode()
    const id = await programme.onAir()
    await programme.segments(id, 2)
    await first.kill()
    await waitFor('the interruption', async () => (await programme.broadcast(id))?.state === 'interrupted')
    const held = performance.now()
    const still = await programme.get(`${id}/source.m3u8?_HLS_msn=4`)
    expect(still.status).toBe(200)
    expect(performance.now() - held).toBeLessThan(500)

    const before = wholeSegments(await programme.playlist(id)).length
    programme.encode()
    await waitFor('air again', async () => (await programme.broadcast(id))?.state === 'on-air', {
      timeoutMs: 6_000,
    })
    const playlist = await programme.segments(id, before + 2)
    const segments = wholeSegments(playlist)
    expect(segments.map((segment) => segment.uri)).toEqual(
      segments.map((_, index) => `1/source/${index}.m4s`),
    )
    expect(segments.filter((segment) => segment.discontinuity)).toHaveLength(1)
    for (const segment of segments) expect((await programme.get(`${id}/${segment.uri}`)).status).toBe(200)
    const seconds = segments.slice(0, before).reduce((sum, segment) => sum + segment.duration, 0)
    expect((await programme.broadcast(id))?.mediaTimeMs).toBeCloseTo(seconds * 1_000, -2)
    await programme.end(id)
  })

  it('is over when its encoder stays away longer than its grace', async () => {
    const programme = await media.programme({ graceSeconds: 1 })
    const encoder = programme.encode()
    const id = await programme.onAir()
    await programme.segments(id, 1)
    await encoder.kill()
    await waitFor('the end', async () => (await programme.broadcast(id))?.state === 'ended')
    const replay = await waitFor('the replay', async () => (await programme.get(`${id}/source.m3u8`)).ok)
    expect(replay).toBe(true)
  })

  it('with keyframes too far apart is re-encoded, and its segments still fit', async () => {
    const programme = await media.programme()
    programme.encode({ gopSeconds: 30 })
    const id = await programme.onAir()
    const playlist = await programme.segments(id, 4)
    for (const segment of wholeSegments(playlist)) expect(Math.round(segment.duration)).toBeLessThanOrEqual(4)
    await programme.end(id)
  })

  it.each([
    ['without sound', { withAudio: false }, 'source'],
    ['without a picture', { withVideo: false }, 'audio'],
  ])('plays %s', async (_what, options, rendition) => {
    const programme = await media.programme()
    programme.encode(options)
    const master = await waitFor(
      'the programme to be on air',
      async () => {
        const response = await programme.get('master.m3u8')
        return response.ok && response.text()
      },
      { timeoutMs: 20_000 },
    )
    const id = /^([0-9a-f-]{36})\//m.exec(master)?.[1] ?? ''
    expect(master).toContain(`${rendition}.m3u8`)
    await programme.segments(id, 2, rendition)
    await programme.end(id)
  })

  it('makes a smaller rendition that is cut where the source is', async () => {
    const programme = await media.programme()
    programme.encode({ width: 1280, height: 720, bitrateKbps: 1_000, bFrames: 2 })
    const id = await programme.onAir()
    const [source, lower] = [await programme.segments(id, 3), await programme.segments(id, 3, '480p')]
    const durations = (playlist: typeof source): number[] =>
      wholeSegments(playlist)
        .slice(0, 3)
        .map((segment) => segment.duration)
    for (const [index, duration] of durations(source).entries())
      expect(durations(lower)[index]).toBeCloseTo(duration, 1)
    const master = await (await programme.get('master.m3u8')).text()
    expect(master).toContain('RESOLUTION=1280x720')
    expect(master).toContain('RESOLUTION=854x480')
    await programme.end(id)
  })
})

describe('after a power cut of the media process', () => {
  it('the recording is playable, at most one segment is lost, and the same show goes on', async () => {
    const cut = await media.start()
    const programme = await media.programme({}, cut)
    const first = programme.encode()
    const id = await programme.onAir()
    const before = wholeSegments(await programme.segments(id, 3)).length
    await cut.kill()
    await first.ended()
    await cut.restart()
    const restored = await waitFor('the playlist', () => programme.playlist(id))
    // The newest one may have been closed in the very moment of the cut, and not yet been on disk.
    const kept = wholeSegments(restored).filter((segment) => !segment.gap).length
    expect(kept).toBeGreaterThanOrEqual(before - 1)
    expect(restored.endlist).toBe(false)
    programme.encode()
    const segments = wholeSegments(await programme.segments(id, before + 3))
    expect(segments.map((segment) => segment.mediaSequenceNumber)).toEqual(segments.map((_, index) => index))
    expect(segments.filter((segment) => segment.gap).length).toBeLessThanOrEqual(1)
    expect(segments.at(-1)?.uri).toMatch(/^2\/source\//)
    for (const segment of segments.filter((each) => !each.gap)) {
      expect((await programme.get(`${id}/${segment.uri}`)).status).toBe(200)
    }
    await programme.end(id)
    await waitFor('the replay', async () => (await programme.playlist(id)).endlist)
    // Two starts of a process and six segments: on a busy machine more than a test usually has.
  }, 60_000)
})

/** Sends the path as it stands: `fetch` would resolve its dots first. */
function statusOf(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = get({ port: media.process.settings.mediaPort, path }, (response) => {
      response.destroy()
      resolve(response.statusCode)
    })
    asked.once('error', reject)
  })
}
