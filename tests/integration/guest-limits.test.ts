import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { acknowledgeRiskAction } from '#app/risk-actions.ts'
import { GET } from '#app/s/[code]/route.ts'
import { shareAction } from '#app/share-actions.ts'
import { visitorCookie } from '#server/audience/visitor.ts'
import { db } from '#server/db.ts'
import { listSharedLinks, makeShareLink } from '#server/sharing/share.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { makeShow, mustRead } from '#tests/support/show.ts'

const asked = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(asked.headers),
  cookies: () => Promise.resolve({ set: () => {} }),
}))

const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** Goes where it is sent; keeps what it is given only if it keeps cookies. */
async function visit(code: string, browser: { address: string; cookie?: string; keepsCookies?: boolean }) {
  const { address, keepsCookies = false } = browser
  let { cookie } = browser
  let path = `/s/${code}`
  for (let hop = 0; path.startsWith('/s/') && hop < 5; hop += 1) {
    const headers = { 'x-forwarded-for': address, 'user-agent': userAgent, ...(cookie ? { cookie } : {}) }
    const request = new Request(`http://caibo.example${path}`, { headers })
    const response = await GET(request, { params: Promise.resolve({ code }) })
    path = response.headers.get('location') ?? ''
    if (keepsCookies) cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
  }
  return { path, cookie }
}

describe('visits by a short link', () => {
  it('are those of one visitor when 60 come from one address and bring no cookie', async () => {
    const { actor, code, slug } = await makeLink()
    for (let turn = 0; turn < 60; turn += 1)
      expect((await visit(code, { address: '203.0.113.1' })).path).toBe(`/live/${slug}`)
    expect(await listSharedLinks(actor)).toMatchObject([{ visits: 10, visitors: 1 }])
    await visit(code, { address: '203.0.113.2' })
    expect(await listSharedLinks(actor)).toMatchObject([{ visits: 11, visitors: 2 }])
    const keys = await db().shareVisit.findMany({ where: { code }, select: { visitorKey: true } })
    expect(JSON.stringify(keys)).not.toContain('203.0.113')
  })

  it('are each browser’s own behind one address, from the first visit on', async () => {
    const { actor, code } = await makeLink()
    for (let person = 0; person < 3; person += 1) {
      const { cookie } = await visit(code, { address: '203.0.113.3', keepsCookies: true })
      if (cookie === undefined) throw new Error('a cookie expected')
      await visit(code, { address: '203.0.113.4', cookie })
    }
    expect(await listSharedLinks(actor)).toMatchObject([{ visits: 6, visitors: 3 }])
  })

  it('are not counted without an end, whatever names a program makes up for itself', async () => {
    const { actor, code, slug } = await makeLink()
    for (let turn = 0; turn < 310; turn += 1) {
      const { path } = await visit(code, { address: '203.0.113.5', keepsCookies: true })
      expect(path).toBe(`/live/${slug}`)
    }
    expect(await listSharedLinks(actor)).toMatchObject([{ visits: 300, visitors: 300 }])
  })
})

describe('a guest', () => {
  it('acknowledges and shares so often in a minute, and then must wait, unlike others at the address', async () => {
    const { programmeId } = await makeShow()
    askAs(randomUUID())
    const codes = new Set<string>()
    for (let turn = 0; turn < 61; turn += 1) {
      const ack = await acknowledgeRiskAction({ programmeId })
      if (!ack.ok) codes.add(`risk ${turn} ${ack.code}`)
    }
    for (let turn = 0; turn < 31; turn += 1) {
      const ack = await shareAction({ programmeId, broadcastId: null })
      if (!ack.ok) codes.add(`share ${turn} ${ack.code}`)
    }
    expect([...codes]).toEqual(['risk 60 RATE_LIMITED', 'share 30 RATE_LIMITED'])
    askAs(randomUUID())
    expect(await acknowledgeRiskAction({ programmeId })).toMatchObject({ ok: true })
    expect(await shareAction({ programmeId, broadcastId: null })).toMatchObject({ ok: true })
    expect(await shareAction({ programmeId: randomUUID(), broadcastId: null })).toMatchObject({ ok: false })
  })
})

function askAs(visitorId: string): void {
  const { name, value } = visitorCookie(visitorId)
  asked.headers = new Headers({ 'x-forwarded-for': '203.0.113.6', cookie: `${name}=${value}` })
}

async function makeLink() {
  const { programmeId, slug } = await makeShow()
  const actor = await mustRead(await makeAccount('promoter'))
  const { code } = await makeShareLink(actor, { programmeId, broadcastId: null })
  return { actor, code, slug }
}
