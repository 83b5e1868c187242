import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { GET } from '#app/api/oembed/route.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { db } from '#server/db.ts'
import { publicUrl } from '#server/env.ts'
import { endBroadcast } from '#server/programmes/end-broadcast.ts'
import { makeShareLink } from '#server/sharing/share.ts'
import { makeShow, mustRead, putOnAir, type Show } from '#tests/support/show.ts'

const answerSchema = z.object({ html: z.string() })

describe('the player for other sites (oEmbed)', () => {
  it('shows the programme, and of a recording’s address that recording', async () => {
    const { show, broadcastId } = await makeReplay()
    expect(await framed(`/live/${show.slug}`)).toBe(`/embed/${show.slug}`)
    for (const page of ['replay', 'embed'])
      expect(await framed(`/${page}/${show.slug}/${broadcastId}?t=12`)).toBe(
        `/embed/${show.slug}/${broadcastId}`,
      )
  })

  it('is found by the short link that people pass on, too', async () => {
    const { show, broadcastId } = await makeReplay()
    const { programmeId, slug } = show
    const toShow = await makeShareLink(null, { programmeId, broadcastId: null })
    const toReplay = await makeShareLink(null, { programmeId, broadcastId })
    expect(await framed(`/s/${toShow.code}`)).toBe(`/embed/${slug}`)
    expect(await framed(`/s/${toReplay.code}`)).toBe(`/embed/${slug}/${broadcastId}`)
    expect((await ask('/s/22222222')).status).toBe(404)
  })

  it('is there for published recordings of public programmes only', async () => {
    const { show, broadcastId } = await makeReplay()
    const address = `/replay/${show.slug}/${broadcastId}`
    expect((await ask(`/replay/${show.slug}/${randomUUID()}`)).status).toBe(404)
    expect((await ask(`/replay/another-show/${broadcastId}`)).status).toBe(404)
    await db().replay.update({ where: { broadcastId }, data: { state: 'reviewing' } })
    expect((await ask(address)).status).toBe(404)
    await db().replay.update({ where: { broadcastId }, data: { state: 'published' } })
    await db().programme.update({ where: { id: show.programmeId }, data: { visibility: 'signed-in' } })
    expect((await ask(address)).status).toBe(404)
  })

  it('is not described in XML', async () => {
    const show = await makeShow()
    expect((await ask(`/live/${show.slug}`, '&format=xml')).status).toBe(501)
    expect((await ask(`/live/${show.slug}`, '&format=json')).status).toBe(200)
  })
})

async function makeReplay(): Promise<{ show: Show; broadcastId: string }> {
  const show = await makeShow()
  const broadcastId = await putOnAir(show)
  await endBroadcast(await authorize(await mustRead(show.hostId), 'programme:run', show), { broadcastId })
  const replay = { state: 'published', durationMs: 60_000 }
  await db().replay.upsert({
    where: { broadcastId },
    create: { broadcastId, ...replay },
    update: replay,
  })
  return { show, broadcastId }
}

function ask(path: string, more = ''): Promise<Response> {
  const address = encodeURIComponent(`${publicUrl()}${path}`)
  return GET(new Request(`http://caibo.test/api/oembed?url=${address}${more}`))
}

/** The page of ours that the answer puts into a frame. */
async function framed(path: string): Promise<string | undefined> {
  const { html } = answerSchema.parse(await (await ask(path)).json())
  expect(html).toMatch(/ allow="[^"]*screen-wake-lock/)
  return /src="([^"]+)"/.exec(html)?.[1]?.slice(publicUrl().length)
}
