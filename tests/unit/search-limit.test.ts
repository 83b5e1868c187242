import { expect, it, vi } from 'vitest'
import SearchPage from '#app/(site)/search/page.tsx'

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

it('searches so often in a minute for one address', async () => {
  const open = async (address: string) => {
    asked.headers = new Headers({ 'x-forwarded-for': address })
    await SearchPage({ params: Promise.resolve({}), searchParams: Promise.resolve({ q: '存单' }) })
  }
  for (let turn = 0; turn < 50; turn += 1) await open('203.0.113.11')
  expect(asked.searches).toBe(40)
  await open('203.0.113.12')
  expect(asked.searches).toBe(41)
})
