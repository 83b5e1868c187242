import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FrontServer } from '#server/front/front-server.ts'
import { makeLog } from '#server/log.ts'
import { freePorts } from '#tests/support/ports.ts'

let front: FrontServer
let site: Server
let realtime: Server
let url: string
let ports: { front: number; site: number; realtime: number; media: number }

beforeAll(async () => {
  const [frontPort = 0, sitePort = 0, realtimePort = 0, mediaPort = 0] = await freePorts(4)
  ports = { front: frontPort, site: sitePort, realtime: realtimePort, media: mediaPort }
  url = `http://127.0.0.1:${ports.front}`
  site = await listen(createServer(answerAsSite), ports.site)
  realtime = await listen(createServer(), ports.realtime)
  realtime.on('upgrade', echoUpgrade)
  front = new FrontServer({
    log: makeLog('front'),
    ports,
    trustedProxies: [],
    embedAncestors: '*',
    health: () => ({ status: 200, headers: {}, body: 'well' }),
  })
  await front.start({ host: '127.0.0.1', port: ports.front })
})

afterAll(async () => {
  await front.stop()
  for (const server of [site, realtime]) {
    server.closeAllConnections()
    server.close()
  }
})

describe('the front', () => {
  it('tells the site the peer’s address, not a claimed one', async () => {
    const claimed = {
      'X-Forwarded-For': '203.0.113.9',
      'X-Real-IP': '203.0.113.9',
      Forwarded: 'for=203.0.113.9',
    }
    const headers: unknown = await (await fetch(`${url}/echo`, { headers: claimed })).json()
    expect(headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' })
    expect(JSON.stringify(headers)).not.toContain('203.0.113.9')
  })

  it('passes a body both ways and adds security headers that are missing', async () => {
    const body = 'x'.repeat(200_000)
    const response = await fetch(`${url}/upload`, { method: 'POST', body })
    expect(await response.text()).toBe(body)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('passes on no body that is too long, or that does not say how long it is', async () => {
    const long = await statusOf('POST /upload', { 'Content-Length': String(2 ** 20 + 1) })
    const endless = await statusOf('POST /upload', { 'Transfer-Encoding': 'chunked' })
    expect([long, endless]).toEqual([413, 411])
    expect((await fetch(`${url}/echo`)).status).toBe(200)
  })

  it('holds a request for more than ten seconds', async () => {
    const response = await fetch(`${url}/slow`)
    expect(await response.text()).toBe('at last')
  })

  it('answers 502 for a part that is away, and goes on', async () => {
    const response = await fetch(`${url}/hls/market-open/master.m3u8`)
    expect([response.status, await response.json()]).toEqual([502, { ok: false, code: 'UNAVAILABLE' }])
    expect((await fetch(`${url}/echo`)).status).toBe(200)
  })

  it('survives a part that breaks off in the middle of an answer', async () => {
    const response = await fetch(`${url}/break`)
    await expect(response.text()).rejects.toThrow(/terminated/)
    expect((await fetch(`${url}/echo`)).status).toBe(200)
  })

  it('answers health itself', async () => {
    expect(await (await fetch(`${url}/api/health`)).text()).toBe('well')
  })

  it('carries a WebSocket to realtime with the peer’s address, and no other upgrade', async () => {
    const answer = await upgrade('/socket.io/?transport=websocket')
    expect(answer).toContain('101 Switching Protocols')
    expect(answer).toContain('for=127.0.0.1')
    expect(await upgrade('/live/market-open')).toBe('')
    expect((await fetch(`${url}/echo`)).status).toBe(200)
  })
})

function answerAsSite(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === '/echo') response.end(JSON.stringify(request.headers))
  else if (request.url === '/upload') request.pipe(response)
  else if (request.url === '/slow') void delay(11_000).then(() => response.end('at last')) // answered late on purpose
  else {
    response.writeHead(200, { 'content-length': 1_000 })
    response.write('half')
    setTimeout(() => response.destroy(), 50)
  }
}

function echoUpgrade(request: IncomingMessage, socket: { write: (text: string) => unknown }): void {
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n')
  socket.write(`for=${String(request.headers['x-forwarded-for'])}`)
}

/** What comes back within a moment, the empty string when the connection is just closed. */
function upgrade(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(ports.front, '127.0.0.1', () => {
      const head = [`GET ${path} HTTP/1.1`, 'Host: x', 'Upgrade: websocket', 'Connection: Upgrade']
      socket.write(
        `${[...head, 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAA', 'X-Forwarded-For: 203.0.113.9'].join('\r\n')}\r\n\r\n`,
      )
    })
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8')
      if (text.includes('for=')) socket.destroy()
    })
    socket.once('close', () => resolve(text))
    socket.once('error', reject)
  })
}

function listen(server: Server, port: number): Promise<Server> {
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)))
}

/** Sends a request's head and none of its body. */
async function statusOf(line: string, headers: Record<string, string>): Promise<number> {
  const socket = connect(ports.front, '127.0.0.1')
  const lines = Object.entries({ Host: 'front', ...headers }).map(([name, value]) => `${name}: ${value}`)
  socket.write(`${[`${line} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`)
  const [chunk] = await Promise.race([socket.toArray(), delay(2_000, ['nothing'])])
  socket.destroy()
  return Number(String(chunk).split(' ')[1])
}
