import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import SearchPage from '#app/(site)/search/page.tsx'
import { visitorCookie } from '#server/audience/visitor.ts'

const asked = vi.hoisted(() => ({ headers: new Headers(), searches: 0 }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(asked.headers) }))
vi.mock('next-intl/server', () => ({ getTranslations: () => Promise.resolve((key: string) => key) }))
vi.mock('#app/read-visitor.ts', () => ({ readActor: () => Promise.resolve(null) }))
vi.mock('#server/search/search.ts', () => ({
  search: () => {
    asked.searches += 1
    return Promise.resolve({ results: [], words: [] })
  },
}))

it('searches so often in a minute for one guest, whoever else is at the address', async () => {
  vi.stubEnv('APP_SECRET', 'a secret of more than 32 letters for tests')
  const open = async (visitorId: string) => {
    const { name, value } = visitorCookie(visitorId)
    asked.headers = new Headers({ 'x-forwarded-for': '203.0.113.11', cookie: `${name}=${value}` })
    await SearchPage({ params: Promise.resolve({}), searchParams: Promise.resolve({ q: '存单' }) })
  }
  const one = randomUUID()
  for (let turn = 0; turn < 50; turn += 1) await open(one)
  expect(asked.searches).toBe(40)
  await open(randomUUID())
  expect(asked.searches).toBe(41)
})
