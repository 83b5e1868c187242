import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '#server/db.ts'
import { followLink, listSharedLinks, makeShareLink } from '#server/sharing/share.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { makeShow, mustRead, putOnAir } from '#tests/support/show.ts'

describe('a short link', () => {
  it('is one for each person and show, also when asked for many times at once', async () => {
    const show = await makeShow()
    const actor = await mustRead(await makeAccount('promoter'))
    const target = { programmeId: show.programmeId, broadcastId: null }
    const links = await Promise.all(Array.from({ length: 10 }, () => makeShareLink(actor, target)))
    // Two that were made at the same moment may both be kept; the one that is shown from then on is one.
    const again = await Promise.all([makeShareLink(actor, target), makeShareLink(actor, target)])
    expect(new Set(again.map(({ code }) => code)).size).toBe(1)
    expect(links.every(({ code }) => /^[a-z0-9]{8}$/.test(code))).toBe(true)
    expect((await makeShareLink(null, target)).code).not.toBe(again[0]?.code)
  })

  it('leads to its show, and its counts are its visits', async () => {
    const show = await makeShow()
    const actor = await mustRead(await makeAccount('promoter'))
    const { code } = await makeShareLink(actor, { programmeId: show.programmeId, broadcastId: null })
    for (const visitor of ['a', 'b', 'b', 'c', 'c', 'c']) {
      expect(await followLink(code, `guest:${visitor}`)).toBe(`/live/${show.slug}`)
    }
    await followLink(code, null)
    const raw = await db().shareVisit.count({ where: { code } })
    expect(await listSharedLinks(actor)).toMatchObject([{ code, visits: 6, visitors: 3 }])
    expect(raw).toBe(6)
    await expect(followLink('22222222', 'guest:a')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is listed as one to the show or to a recording, with its day', async () => {
    const show = await makeShow()
    const actor = await mustRead(await makeAccount('promoter'))
    const broadcastId = await putOnAir(show)
    const { programmeId } = show
    const live = await makeShareLink(actor, { programmeId, broadcastId: null })
    await db().shareLink.create({
      data: { code: 'abcd2345', programmeId, broadcastId, promoterId: actor.userId },
    })
    const listed = await listSharedLinks(actor)
    expect(listed).toHaveLength(2)
    expect(listed.find(({ code }) => code === live.code)).toMatchObject({
      url: live.url,
      leadsTo: 'show',
      recordedAt: null,
    })
    const { liveAt } = await db().broadcast.findUniqueOrThrow({ where: { id: broadcastId } })
    expect(liveAt).not.toBeNull()
    expect(listed.find(({ code }) => code === 'abcd2345')).toMatchObject({
      leadsTo: 'replay',
      recordedAt: liveAt?.getTime(),
    })
  })

  it('is made for what the person may watch only, and for recordings of the very programme', async () => {
    const show = await makeShow()
    const target = { programmeId: show.programmeId, broadcastId: randomUUID() }
    await expect(makeShareLink(null, target)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await db().programme.update({ where: { id: show.programmeId }, data: { visibility: 'staff' } })
    await expect(makeShareLink(null, { ...target, broadcastId: null })).rejects.toMatchObject({
      code: 'SIGN_IN_REQUIRED',
    })
  })
})
