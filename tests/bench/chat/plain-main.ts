import { createServer } from 'node:http'
import { randomUUID } from 'node:crypto'
import { Registry, collectDefaultMetrics } from 'prom-client'
import { Server } from 'socket.io'
import { z } from 'zod'
import { env } from '#server/env.ts'

/** Speaks just enough of the room's protocol for the same clients, message by message. */
const registry = new Registry()
collectDefaultMetrics({ register: registry })
const http = createServer((request, response) => {
  if (request.url !== '/metrics') return response.end('{}')
  void registry.metrics().then((text) => response.end(text))
})
const io = new Server(http, { perMessageDeflate: false, serveClient: false })
const joinSchema = z.object({ room: z.string() })
const saySchema = joinSchema.extend({ clientId: z.string(), text: z.string() })
let seq = 0

io.on('connection', (socket) => {
  socket.on('room:join', (raw: unknown, ack: (answer: unknown) => void) => {
    const { room } = joinSchema.parse(raw)
    void socket.join(room)
    ack({ ok: true, data: { room, seq, snapshot: false } })
  })
  socket.on('chat:send', (raw: unknown, ack: (answer: unknown) => void) => {
    const { room, clientId, text } = saySchema.parse(raw)
    seq += 1
    const author = { id: socket.id, name: 'viewer', badge: 'viewer' }
    const data = {
      id: randomUUID(),
      clientId,
      author,
      text,
      replyTo: null,
      mentions: [],
      mediaTimeMs: 0,
      at: Date.now(),
    }
    io.to(room).emit('facts', {
      room,
      fromSeq: seq,
      toSeq: seq,
      at: Date.now(),
      events: [{ seq, event: 'chat:posted', data }],
    })
    ack({ ok: true, data: { id: data.id, seq, mediaTimeMs: 0 } })
  })
})
http.listen(env().REALTIME_PORT, '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
