import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { GET } from '#app/api/programmes/[slug]/picture/route.ts'
import { GET as getPoster } from '#app/api/programmes/[slug]/poster/route.ts'
import { db } from '#server/db.ts'
import { makeShareLink } from '#server/sharing/share.ts'
import { makeShow } from '#tests/support/show.ts'

vi.mock('next-intl/server', () => ({
  getTranslations: ({ locale }: { locale: string }) => Promise.resolve((key: string) => `${locale} ${key}`),
}))
vi.mock('#app/share-picture/render-png.ts', () => ({ renderPng: (svg: string) => Promise.resolve(svg) }))

function ask(slug: string, { query = '', ...headers }: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`http://caibo.example/api/programmes/${slug}/picture${query}`, { headers })
  return GET(request, { params: Promise.resolve({ slug }) })
}

it('is the same for every reader of one address, so that caches may share it', async () => {
  const { slug } = await makeShow()
  const reader = { 'accept-language': 'zh-HK', cookie: 'locale=zh-CN' }
  const bare = await (await ask(slug)).text()
  expect(bare).toContain('en common.brand')
  expect(await (await ask(slug, reader)).text()).toBe(bare)
  const named = await ask(slug, { ...reader, query: '?lang=zh-CN' })
  expect(await named.text()).toContain('zh-CN common.brand')
  expect(named.headers.get('cache-control')).toBe('public, max-age=300')
})

it('is kept by its reader alone when not everybody may watch the show', async () => {
  const { slug, programmeId } = await makeShow()
  await db().programme.update({ where: { id: programmeId }, data: { visibility: 'signed-in' } })
  expect((await ask(slug)).headers.get('cache-control')).toBe('private, max-age=300')
})

it('is drawn so often in a minute for one address', async () => {
  const { slug } = await makeShow()
  const from = { 'x-forwarded-for': '203.0.113.9' }
  const answers = await Promise.all(Array.from({ length: 121 }, () => ask(slug, from)))
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(1)
  expect((await ask(slug, { 'x-forwarded-for': '203.0.113.10' })).status).toBe(200)
})

it('says on a poster whether its code leads to the show or to a recording', async () => {
  const { slug, programmeId } = await makeShow()
  const live = await makeShareLink(null, { programmeId, broadcastId: null })
  const code = 'abcd2345'
  await db().shareLink.create({ data: { code, programmeId, broadcastId: randomUUID() } })
  const words = async (of: string) => {
    const request = new Request(`http://caibo.example/api/programmes/${slug}/poster?code=${of}`)
    return (await getPoster(request, { params: Promise.resolve({ slug }) })).text()
  }
  expect(await words(live.code)).not.toContain('scanReplay')
  const replay = await words(code)
  expect(replay).toContain('scanReplay')
  expect(replay).toContain('common.replay')
})
