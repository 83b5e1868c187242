import { join } from 'node:path'
import { connect, type ClientHttp2Session } from 'node:http2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { env } from '#server/env.ts'
import { signWatchToken, watchCookie } from '#server/programmes/watch-token.ts'
import { CountingProxy } from '#tests/support/counting-proxy.ts'
import type { Visibility } from '#lib/programmes.ts'
import { setVisibility } from '#tests/support/evidence.ts'
import { makeAccount } from '#tests/support/factories.ts'
import type { LiveProgramme } from '#tests/support/live-programme.ts'
import { LiveReader } from '#tests/support/live-reader.ts'
import { Nginx } from '#tests/support/nginx.ts'
import { useMedia } from '#tests/support/use-media.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const media = useMedia()
let origin: CountingProxy
let nginx: Nginx

beforeAll(async () => {
  origin = await CountingProxy.start(media.process.settings.mediaPort)
  nginx = await Nginx.start({ folder: join(env().DATA_DIR, 'nginx'), mediaPort: origin.port })
})

afterAll(async () => {
  await nginx.stop()
  await origin.stop()
})

async function onAir(
  visibility: Visibility = 'public',
): Promise<{ programme: LiveProgramme; id: string; base: string }> {
  const programme = await media.programme()
  await setVisibility(programme.programmeId, visibility)
  programme.encode()
  const id = await waitFor('the show', async () => (await programme.openBroadcast())?.id)
  return { programme, id, base: `${nginx.url}/hls/${programme.slug}/${id}` }
}

describe('behind nginx', () => {
  it('twenty viewers watch live, and the media process gives out each part and each playlist once', async () => {
    const { programme, id, base } = await onAir()
    await programme.segments(id, 1)
    const readers = Array.from({ length: 20 }, () => new LiveReader(`${base}/source.m3u8`))
    await Promise.all(readers.map((reader) => reader.follow(12)))
    for (const reader of readers) {
      expect(reader.statuses.filter((status) => status !== 200)).toEqual([])
      expect(reader.bytes).toBeGreaterThan(10_000)
    }
    const parts = origin.counts(/\d+\.\d+\.m4s$/)
    expect(parts.size).toBeGreaterThanOrEqual(12)
    expect([...parts].filter(([, count]) => count > 1)).toEqual([])
    const reloads = origin.counts(/_HLS_msn/)
    expect(reloads.size).toBeGreaterThan(3)
    expect([...reloads].filter(([, count]) => count > 1)).toEqual([])
    await programme.end(id)
    await waitFor('the end to be seen', async () =>
      (await (await fetch(`${base}/source.m3u8`)).text()).includes('#EXT-X-ENDLIST'),
    )
    expect(await nginx.errors()).toBe('')
  })

  it('pieces and playlists also come over HTTP/2 and TLS, compressed or not', async () => {
    const { programme, id } = await onAir()
    await programme.segments(id, 1)
    const session = connect(`https://127.0.0.1:${nginx.httpsPort}`, { rejectUnauthorized: false })
    const path = `/hls/${programme.slug}/${id}/source.m3u8`
    const playlist = await getOverHttp2(session, path)
    expect(playlist).toMatchObject({ status: 200, type: 'application/vnd.apple.mpegurl' })
    expect(playlist.text).toContain('#EXT-X-PART')
    const [part] = /1\/source\/\d+\.\d+\.m4s/.exec(playlist.text) ?? []
    const piece = await getOverHttp2(session, `/hls/${programme.slug}/${id}/${part}`)
    expect(piece).toMatchObject({ status: 200, type: 'video/mp4' })
    session.close()
    await programme.end(id)
  })

  it('what is not public opens to those who may watch, from one copy, and closes when that is taken away', async () => {
    const { programme, id, base } = await onAir('signed-in')
    const { programmeId } = programme
    const userId = await makeAccount('Viewer', [])
    const cookie = { headers: { cookie: `${watchCookie}=${signWatchToken({ programmeId, userId })}` } }
    const status = async (init: RequestInit = {}): Promise<number> =>
      (await fetch(`${base}/source.m3u8`, init)).status
    await waitFor('the picture', async () => (await status(cookie)) === 200)
    const reader = new LiveReader(`${base}/source.m3u8`, cookie)
    await reader.follow(3)
    const [part] = reader.parts
    expect(await status()).toBe(401)
    expect((await fetch(`${base}/${part}`)).status).toBe(401)
    expect((await fetch(`${base}/${part}`, { headers: { cookie: `${watchCookie}=forged` } })).status).toBe(
      401,
    )
    // A path that only looks like another programme's.
    expect((await fetch(`${nginx.url}/hls/other/%2e%2e/${programme.slug}/${id}/${part}`)).status).not.toBe(
      200,
    )

    const other = await makeAccount('Second', [])
    const second = { headers: { cookie: `${watchCookie}=${signWatchToken({ programmeId, userId: other })}` } }
    const shared = await fetch(`${base}/${part}`, second)
    expect(shared.status).toBe(200)
    expect(shared.headers.get('cache-control')).toMatch(/^private/)
    expect(shared.headers.has('x-accel-expires')).toBe(false)
    expect(origin.counts(new RegExp(`${id}/${part}$`)).get(`/hls/${programme.slug}/${id}/${part}`)).toBe(1)

    await setVisibility(programmeId, 'staff')
    const takenAt = performance.now()
    await waitFor(
      'the picture to close',
      async () => (await fetch(`${base}/${part}`, cookie)).status === 403,
      {
        timeoutMs: 60_000,
        everyMs: 500,
      },
    )
    expect(performance.now() - takenAt).toBeLessThan(60_000)
    await programme.end(id)
  }, 120_000)

  it('lets reports of quality through, and nothing else', async () => {
    const { programme, id } = await onAir()
    await programme.onAir()
    const report = { method: 'POST', body: 'sid="x"' }
    expect((await fetch(`${nginx.url}/hls/${programme.slug}/${id}/quality`, report)).status).toBe(204)
    const root = `/hls/${programme.slug}/${id}`
    const paths = [
      '/hls-auth',
      '/hls/metrics',
      `${root}/source.jsonl`,
      `${root}/1/source/../source.jsonl`,
      `${root}/1/source/..%2f..%2fsource.jsonl`,
      `${root}/1/source/0.m4s.tmp`,
    ]
    for (const path of paths) expect((await fetch(nginx.url + path)).status, path).toBeGreaterThanOrEqual(400)
    expect(origin.counts(/jsonl|tmp|metrics/).size).toBe(0)
    expect(
      (
        await fetch(`${nginx.url}${root}/source.m3u8`, { headers: { origin: 'https://other.example' } })
      ).headers.has('access-control-allow-origin'),
    ).toBe(false)
    await programme.end(id)
  })
})

async function getOverHttp2(
  session: ClientHttp2Session,
  path: string,
): Promise<{ status: number; type: string; text: string }> {
  const stream = session.request({ ':path': path })
  let head: Record<string, unknown> = {}
  stream.once('response', (headers) => (head = { ...headers }))
  const chunks: Buffer[] = []
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  return {
    status: Number(head[':status']),
    type: String(head['content-type']),
    text: Buffer.concat(chunks).toString('utf8'),
  }
}
