import { describe, expect, it } from 'vitest'
import { changeProgramme } from '#server/programmes/change-programme.ts'
import { signWatchToken, watchCookie } from '#server/programmes/watch-token.ts'
import { setVisibility, takeRoles } from '#tests/support/evidence.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { wholeSegments, type LiveProgramme } from '#tests/support/live-programme.ts'
import { makeSessionCookie } from '#tests/support/session-cookie.ts'
import { mustRead } from '#tests/support/show.ts'
import { useMedia } from '#tests/support/use-media.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const media = useMedia()

/** A show with two segments, that has ended where `isOver`. */
async function makeRecorded({
  isOver,
}: {
  isOver: boolean
}): Promise<{ programme: LiveProgramme; id: string }> {
  const programme = await media.programme()
  programme.encode()
  const id = await programme.onAir()
  await programme.segments(id, 2)
  if (isOver) {
    await programme.end(id)
    await waitFor('the end', async () => (await programme.playlist(id)).endlist)
  }
  return { programme, id }
}

type Asker = { headers: { cookie: string } } | Record<string, never>

function passOf(programme: LiveProgramme, userId: string): Asker {
  const token = signWatchToken({ programmeId: programme.programmeId, userId })
  return { headers: { cookie: `theme=dark; ${watchCookie}=${token}` } }
}

const guest: Asker = {}

describe.each([
  ['a live show', false],
  ['a replay', true],
])('%s of a programme for the staff', (_what, isOver) => {
  it('is seen by who may watch it at that moment, and by nobody else', async () => {
    const { programme, id } = await makeRecorded({ isOver })
    const segment = wholeSegments(await programme.playlist(id))[0]?.uri ?? ''
    const paths = ['master.m3u8', `${id}/master.m3u8`, `${id}/source.m3u8`, `${id}/${segment}`, 'cover.jpg']
    const statuses = (asker: Asker, of = paths): Promise<number[]> =>
      Promise.all(of.map(async (path) => (await programme.get(path, asker)).status))
    await setVisibility(programme.programmeId, 'staff')
    await waitFor('it to close', async () => (await statuses(guest)).every((status) => status === 401), {
      timeoutMs: 30_000,
      everyMs: 500,
    })

    const stranger = await makeAccount('Viewer', [])
    expect(await statuses(passOf(programme, stranger))).toEqual(paths.map(() => 403))
    const host = passOf(programme, programme.hostId)
    const seen = paths.filter((path) => path !== 'cover.jpg')
    expect(await statuses(host, seen)).toEqual(seen.map(() => 200))
    const response = await programme.get(`${id}/${segment}`, host)
    expect(response.headers.get('cache-control')).toMatch(/^private/)
    // A session of the site is no pass: the cookie of this path alone counts.
    const session = { headers: { cookie: await makeSessionCookie(programme.hostId) } }
    expect(await statuses(session, seen)).toEqual(seen.map(() => 401))
    if (!isOver) await programme.end(id)
  }, 60_000)
})

// Both wait for what was asked lately to be asked again.
describe.concurrent('a permission that is taken away', () => {
  it('closes a replay within a minute to who loses the role', async () => {
    const { programme, id } = await makeRecorded({ isOver: true })
    await setVisibility(programme.programmeId, 'staff')
    const { institutionId } = (await mustRead(programme.hostId)).grants[0] ?? { institutionId: null }
    const userId = await makeAccount('Agent', [{ role: 'agent', institutionId, branchId: null }])
    const asker = passOf(programme, userId)
    const status = async (): Promise<number> => (await programme.get(`${id}/source.m3u8`, asker)).status
    await waitFor(
      'it to be closed to guests',
      async () => (await programme.get(`${id}/source.m3u8`)).status === 401,
      { timeoutMs: 30_000, everyMs: 500 },
    )
    expect(await status()).toBe(200)
    await takeRoles(userId)
    await waitFor('it to close', async () => (await status()) === 403, { timeoutMs: 60_000, everyMs: 500 })
  }, 120_000)

  it('closes all replays of a programme that is cancelled', async () => {
    const { programme, id } = await makeRecorded({ isOver: true })
    const { programmeId, hostId } = programme
    await changeProgramme({ programmeId, to: 'cancelled', actorId: hostId, reason: 'test' })
    const paths = ['master.m3u8', `${id}/master.m3u8`, `${id}/source.m3u8`]
    const statuses = (): Promise<number[]> =>
      Promise.all(paths.map(async (path) => (await programme.get(path)).status))
    const gone = paths.map(() => 404)
    const areGone = async (): Promise<boolean> => (await statuses()).every((status) => status === 404)
    // What ended a moment ago is still served from memory.
    await waitFor('them to be gone', areGone, { timeoutMs: 90_000, everyMs: 500 })
    expect(await statuses()).toEqual(gone)
  }, 120_000)
})

describe('the end of a show', () => {
  it('is told at once to who waits for the next part, and leaves a whole replay in every rendition', async () => {
    const { programme, id } = await makeRecorded({ isOver: false })
    const renditions = ['source', 'audio']
    const held = renditions.map(async (rendition) => {
      const { length } = wholeSegments(await programme.playlist(id, rendition))
      return (await programme.get(`${id}/${rendition}.m3u8?_HLS_msn=${length + 1}`)).status
    })
    await programme.end(id)
    expect(await Promise.all(held)).toEqual([200, 200])
    for (const rendition of renditions)
      await waitFor('the end', async () => (await programme.playlist(id, rendition)).endlist, {
        timeoutMs: 4_000,
      })
    const replays = await Promise.all(renditions.map((rendition) => programme.playlist(id, rendition)))
    const [source, audio] = replays.map((replay) => wholeSegments(replay))
    expect(audio?.map((segment) => segment.mediaSequenceNumber)).toEqual(
      source?.map((segment) => segment.mediaSequenceNumber),
    )
    for (const segments of [source, audio])
      for (const { uri } of segments ?? []) expect((await programme.get(`${id}/${uri}`)).status).toBe(200)
  })
})

describe('what there is beside a picture', () => {
  it('hears of quality only by small posts, and serves ranges of what it has', async () => {
    const { programme, id } = await makeRecorded({ isOver: true })
    const post = (body: string): Promise<Response> => programme.get(`${id}/quality`, { method: 'POST', body })
    expect((await post('sid="x"')).status).toBe(204)
    expect((await post('x'.repeat(20_000))).status).toBe(413)
    expect((await programme.get(`${id}/quality`)).status).toBe(405)
    expect((await programme.get(`${id}/source.m3u8`, { method: 'POST', body: '' })).status).toBe(405)
    const segment = wholeSegments(await programme.playlist(id))[0]?.uri ?? ''
    const whole = Buffer.from(await (await programme.get(`${id}/${segment}`)).arrayBuffer())
    const range = await programme.get(`${id}/${segment}`, { headers: { range: 'bytes=8-99' } })
    expect(range.status).toBe(206)
    expect(Buffer.from(await range.arrayBuffer())).toEqual(whole.subarray(8, 100))
    const head = await programme.get(`${id}/${segment}`, { method: 'HEAD' })
    expect(Number(head.headers.get('content-length'))).toBe(whole.length)
    const master = await (await programme.get(`${id}/master.m3u8`)).text()
    expect(master).toMatch(/CODECS="avc1\.[0-9a-f]{6},mp4a\.40\.2",RESOLUTION=640x360,FRAME-RATE=30\.000/)
  })
})
