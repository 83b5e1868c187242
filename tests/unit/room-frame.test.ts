import { once } from 'node:events'
import { createServer, type Server as HttpServer } from 'node:http'
import { Writable } from 'node:stream'
import { Server, type Socket } from 'socket.io'
import { io as connect } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { encodeTextFrame, freeWireOf } from '#server/realtime/room-frame.ts'
import { waitFor } from '#tests/support/wait-for.ts'

let toSay = ''
const http = createServer()
const greeter = new WebSocketServer({ noServer: true })
http.on('upgrade', (request, socket, head) =>
  greeter.handleUpgrade(request, socket, head, () => socket.write(encodeTextFrame(toSay))),
)

beforeAll(async () => {
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
})

afterAll(() => {
  for (const client of greeter.clients) client.terminate()
  http.close()
})

describe('a text frame of a server', () => {
  it.each([0, 1, 125, 126, 4_000, 65_535, 65_536, 200_000])(
    'of %i bytes is read as it was',
    async (bytes) => {
      toSay = '财播'.repeat(Math.floor(bytes / 6)).padEnd(bytes - Math.floor(bytes / 6) * 4, 'x')
      expect(Buffer.byteLength(toSay)).toBe(bytes)
      expect(await hear()).toBe(toSay)
    },
  )
})

function portOf(server: HttpServer): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function hear(): Promise<string> {
  const client = new WebSocket(`ws://127.0.0.1:${portOf(http)}`)
  const heard = new Promise<string>((resolve) =>
    client.once('message', (data: Buffer) => resolve(data.toString())),
  )
  await once(client, 'open')
  return heard.finally(() => client.close())
}

describe('the way past engine.io’s queue', () => {
  it('is there in the engine.io and ws that are installed', async () => {
    const server = createServer()
    const io = new Server(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const client = connect(`http://127.0.0.1:${portOf(server)}`, { transports: ['websocket'] })
    const socket = await new Promise<Socket>((resolve) => io.once('connection', resolve))
    await waitFor('nothing waits', () => freeWireOf(socket.conn))
    client.disconnect()
    await io.close()
    expect(freeWireOf(socket.conn)).toBeUndefined()
  })

  const sender = { sendFrame: () => {}, _socket: new Writable() }
  const free = {
    readyState: 'open',
    writeBuffer: [],
    transport: { name: 'websocket', writable: true, socket: { bufferedAmount: 0, _sender: sender } },
  }

  it('is taken while nothing waits', () => {
    expect(freeWireOf(free)).toBe(sender)
  })

  it('is taken behind what is held to leave together with it', () => {
    const corked = { ...sender, _socket: new Writable() }
    corked._socket.cork()
    const transport = { ...free.transport, socket: { bufferedAmount: 40, _sender: corked } }
    expect(freeWireOf({ ...free, transport })).toBe(corked)
  })

  it.each([
    ['packets wait', { ...free, writeBuffer: ['2'] }],
    [
      'the kernel takes no more',
      { ...free, transport: { ...free.transport, socket: { bufferedAmount: 1, _sender: sender } } },
    ],
    ['a packet is on its way', { ...free, transport: { ...free.transport, writable: false } }],
    ['it polls', { ...free, transport: { ...free.transport, name: 'polling' } }],
    ['it closes', { ...free, readyState: 'closing' }],
    [
      'the writer is another one',
      { ...free, transport: { ...free.transport, socket: { bufferedAmount: 0 } } },
    ],
  ])('is not taken when %s', (_, conn) => {
    expect(freeWireOf(conn)).toBeUndefined()
  })
})
