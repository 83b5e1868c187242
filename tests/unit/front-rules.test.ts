import { describe, expect, it } from 'vitest'
import { forwardedHeaders } from '#server/front/forwarded-headers.ts'
import { unavailableAnswer } from '#server/front/unavailable-answer.ts'
import { upstreamOf } from '#server/front/upstream-of.ts'

const proxies = ['10.0.0.1', '10.0.0.2']

function forwardedFor(address: string, forwarded?: string): string {
  const headers = { host: 'live.example', 'x-forwarded-for': forwarded }
  return forwardedHeaders({ address, isEncrypted: false, headers }, proxies)['x-forwarded-for']
}

describe('the address that the parts are told', () => {
  it('is the peer’s, whatever the peer claims', () => {
    expect(forwardedFor('192.0.2.7', '203.0.113.9')).toBe('192.0.2.7')
    expect(forwardedFor('::ffff:192.0.2.7', '203.0.113.9, 10.0.0.1')).toBe('192.0.2.7')
  })

  it('is what a trusted proxy saw', () => {
    expect(forwardedFor('10.0.0.1', '203.0.113.9')).toBe('203.0.113.9')
    expect(forwardedFor('10.0.0.1', '203.0.113.9, 10.0.0.2')).toBe('203.0.113.9')
  })

  it('is not what the client of a trusted proxy claimed before', () => {
    expect(forwardedFor('10.0.0.1', '127.0.0.1, 203.0.113.9')).toBe('203.0.113.9')
  })

  it('is the proxy’s own when it names none', () => {
    expect(forwardedFor('10.0.0.1')).toBe('10.0.0.1')
  })

  it('comes with scheme and host of the same source', () => {
    const headers = { host: 'inner', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'live.example' }
    const peer = { isEncrypted: false, headers }
    expect(forwardedHeaders({ ...peer, address: '10.0.0.1' }, proxies)).toMatchObject({
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'live.example',
    })
    expect(forwardedHeaders({ ...peer, address: '192.0.2.7' }, proxies)).toMatchObject({
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'inner',
    })
  })
})

describe('the routes of the front', () => {
  it('are three, and the site has the rest', () => {
    expect(upstreamOf('/socket.io/?EIO=4&transport=websocket')).toBe('realtime')
    expect(upstreamOf('/hls/market-open/master.m3u8')).toBe('media')
    expect(upstreamOf('/api/health')).toBe('health')
    expect(['/', '/hls', '/hlsx/a', '/api/health/site', '/live/hls/', '//hls/x'].map(upstreamOf)).toEqual(
      Array.from({ length: 6 }, () => 'site'),
    )
  })
})

describe('the answer while a part is away', () => {
  it('is a page that tries again for browsers and JSON for programs', () => {
    expect(unavailableAnswer('text/html,*/*').body).toContain('http-equiv="refresh"')
    expect(JSON.parse(unavailableAnswer('*/*').body)).toEqual({ ok: false, code: 'UNAVAILABLE' })
    expect(unavailableAnswer(undefined).status).toBe(502)
  })
})
