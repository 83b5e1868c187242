import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { parseByteRange, sliceBuffers } from '#media/delivery/byte-range.ts'
import { ReaderLimits } from '#media/delivery/reader-limits.ts'
import { renderText } from '#media/delivery/rendered-playlist.ts'
import { sendPiece, sendText } from '#media/delivery/send.ts'
import { freePort } from '#tests/support/ports.ts'
import { waitFor } from '#tests/support/wait-for.ts'

let server: Server | null = null

afterEach(async () => {
  vi.useRealTimers()
  const closed = new Promise((resolve) => (server ? server.close(resolve) : resolve(null)))
  server?.closeAllConnections()
  server = null
  await closed
})

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const port = await freePort()
  const started = createServer(answer)
  server = started
  await new Promise<void>((resolve) => started.listen(port, '127.0.0.1', resolve))
  return `http://127.0.0.1:${port}`
}

const buffers = ['abc', 'def', 'ghij'].map((text) => Buffer.from(text))
const piece = { bytes: 10, buffers }

describe('media bytes', () => {
  const servePiece = (audience: 'everybody' | 'granted' | 'crew' = 'everybody'): Promise<string> =>
    serve(
      (request, response) => void sendPiece({ request, response }, piece, { lifetime: 'for-ever', audience }),
    )

  it('come whole, or the range of them that is asked for', async () => {
    const url = await servePiece()
    const whole = await fetch(url)
    expect([whole.status, await whole.text()]).toEqual([200, 'abcdefghij'])
    const range = await fetch(url, { headers: { range: 'bytes=2-6' } })
    expect([range.status, range.headers.get('content-range'), await range.text()]).toEqual([
      206,
      'bytes 2-6/10',
      'cdefg',
    ])
    expect((await fetch(url, { headers: { range: 'bytes=10-' } })).status).toBe(416)
    const changed = await fetch(url, { headers: { range: 'bytes=2-6', 'if-range': '"other"' } })
    expect(changed.status).toBe(200)
  })

  it('are not sent to who asks for the head or has them', async () => {
    const url = await servePiece()
    const head = await fetch(url, { method: 'HEAD' })
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['10', ''])
    const etag = head.headers.get('etag') ?? ''
    expect((await fetch(url, { headers: { 'if-none-match': `"x", W/${etag}` } })).status).toBe(304)
  })

  it('may be kept by everybody, by the viewer alone, or by nobody', async () => {
    const rule = async (url: string, headers = {}): Promise<(string | null)[]> => {
      const response = await fetch(url, { headers })
      return [response.headers.get('cache-control'), response.headers.get('x-accel-expires')]
    }
    const guarded = { 'x-caibo-guarded': '1' }
    expect(await rule(await servePiece(), guarded)).toEqual(['public, max-age=31536000, immutable', null])
    server?.close()
    const granted = await servePiece('granted')
    expect(await rule(granted)).toEqual(['private, max-age=31536000, immutable', null])
    expect(await rule(granted, guarded)).toEqual(['private, max-age=31536000, immutable', '600'])
    server?.close()
    expect(await rule(await servePiece('crew'), guarded)).toEqual(['private, no-store', null])
  })
})

describe('a playlist', () => {
  it('is compressed for who can read that, and only sent when it changed', async () => {
    const body = renderText('#EXTM3U\n'.repeat(1_000))
    const url = await serve((request, response) =>
      sendText({ request, response }, body, { lifetime: 'newest', audience: 'everybody' }),
    )
    const gzip = await fetch(url)
    expect(gzip.headers.get('content-encoding')).toBe('gzip')
    expect(Number(gzip.headers.get('content-length'))).toBeLessThan(500)
    expect((await gzip.text()).length).toBe(8_000)
    const plain = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
    expect([plain.headers.get('content-encoding'), plain.headers.get('content-length')]).toEqual([
      null,
      '8000',
    ])
    expect(plain.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=1, must-revalidate')
    expect((await fetch(url, { headers: { 'if-none-match': body.etag } })).status).toBe(304)
  })
})

describe('a byte range', () => {
  it('cuts exactly what a copy of the whole would give', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }), (start, end) => {
        const range = parseByteRange(`bytes=${start}-${end}`, 10)
        const whole = Buffer.concat(buffers)
        if (end < start) expect(range).toBeNull()
        else if (start >= 10) expect(range).toBe('unsatisfiable')
        else if (range && range !== 'unsatisfiable')
          expect(Buffer.concat(sliceBuffers(buffers, range))).toEqual(whole.subarray(start, end + 1))
      }),
    )
    expect(parseByteRange('bytes=-3', 10)).toEqual({ start: 7, end: 9 })
    expect(parseByteRange('bytes=-99', 10)).toEqual({ start: 0, end: 9 })
    expect(parseByteRange('bytes=-0', 10)).toBe('unsatisfiable')
    for (const odd of [undefined, '', 'bytes=', 'bytes=-', 'bytes=a-b', 'bytes=0-1,3-4', 'items=0-1'])
      expect(parseByteRange(odd, 10)).toBeNull()
  })
})

describe('a reader', () => {
  it('that takes nothing for half a minute is dropped', async () => {
    const large = { bytes: 64_000_000, buffers: [Buffer.alloc(64_000_000)] }
    const url = new URL(
      await serve(
        (request, response) =>
          void sendPiece({ request, response }, large, { lifetime: 'for-ever', audience: 'everybody' }),
      ),
    )
    const sent: ServerResponse[] = []
    server?.on('request', (_request, response) => sent.push(response))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const socket = connect(Number(url.port), url.hostname).once('error', () => {})
    socket.pause()
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
    await vi.waitUntil(() => (sent[0]?.writableLength ?? 0) > 1_000_000)
    vi.advanceTimersByTime(29_000)
    expect(sent[0]?.destroyed).toBe(false)
    vi.advanceTimersByTime(2_000)
    expect(sent[0]?.destroyed).toBe(true)
    socket.destroy()
  })
})

describe('a connection', () => {
  it('that asks on and on without reading is dropped', async () => {
    const limits = new ReaderLimits()
    const held: ServerResponse[] = []
    const url = new URL(
      await serve((request, response) => limits.admit(request, response) && held.push(response)),
    )
    const socket = connect(Number(url.port), url.hostname)
    let isClosed = false
    socket.once('close', () => (isClosed = true)).once('error', () => {})
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(50))
    await waitFor('it to be dropped', () => isClosed)
    expect(held).toHaveLength(8)
  })
})
