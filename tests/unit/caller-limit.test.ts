import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { makeCallerLimit } from '#app/caller-key.ts'
import { visitorCookie } from '#server/audience/visitor.ts'

const address = '203.0.113.20'

beforeEach(() => void vi.stubEnv('APP_SECRET', 'a secret of more than 32 letters for tests'))

describe('how often a caller may ask in a minute', () => {
  it('counts for each account, wherever it comes from', async () => {
    const limit = makeCallerLimit('test', 3)
    const userId = randomUUID()
    const ask = (at: string) => limit({ userId }, headersOf({ at }))
    expect(await countPassed(3, () => ask(address))).toBe(3)
    await expect(ask('203.0.113.21')).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await limit({ userId: randomUUID() }, headersOf({}))
  })

  it('counts for each guest’s browser, so that a branch behind one address asks', async () => {
    const limit = makeCallerLimit('test', 3)
    const guests = Array.from({ length: 200 }, () => headersOf({ visitorId: randomUUID() }))
    for (const headers of guests) expect(await countPassed(5, () => limit(null, headers))).toBe(3)
  })

  it('counts guests of one address together at last, however many names they were given', async () => {
    const limit = makeCallerLimit('test', 3)
    const ask = () => limit(null, headersOf({ visitorId: randomUUID() }))
    expect(await countPassed(2_100, ask)).toBe(2_000)
    await limit(null, headersOf({ visitorId: randomUUID(), at: '203.0.113.21' }))
    await limit({ userId: randomUUID() }, headersOf({}))
  })

  it('counts guests without a name, or with one of their own making, by their address', async () => {
    const limit = makeCallerLimit('test', 3)
    const cookies = [undefined, 'caibo-visitor=made-up']
    expect(await countPassed(700, (turn) => limit(null, headersOf({ cookie: cookies[turn % 2] })))).toBe(600)
    await limit(null, headersOf({ visitorId: randomUUID() }))
    await limit(null, headersOf({ at: '203.0.113.21' }))
  })

  it('counts a customer who has 2⁶⁴ addresses of IPv6 once', async () => {
    const limit = makeCallerLimit('test', 3)
    const ask = (turn: number) => limit(null, headersOf({ at: `2001:db8:1:2::${turn.toString(16)}` }))
    expect(await countPassed(700, ask)).toBe(600)
    await limit(null, headersOf({ at: '2001:db8:1:3::1' }))
  })
})

function headersOf(from: { at?: string; visitorId?: string; cookie?: string | undefined }): Headers {
  const named = from.visitorId === undefined ? null : visitorCookie(from.visitorId)
  const cookie = named ? `${named.name}=${named.value}` : from.cookie
  return new Headers({ 'x-forwarded-for': from.at ?? address, ...(cookie ? { cookie } : {}) })
}

async function countPassed(asks: number, ask: (turn: number) => Promise<void>): Promise<number> {
  let passed = 0
  for (let turn = 0; turn < asks; turn += 1)
    passed += await ask(turn).then(
      () => 1,
      () => 0,
    )
  return passed
}
