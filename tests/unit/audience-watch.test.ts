import { once } from 'node:events'
import { createServer } from 'node:http'
import { beforeAll, expect, it, vi } from 'vitest'
import { roomOf } from '#lib/rooms.ts'
import { makeLog } from '#server/log.ts'
import { AudienceWatch } from '#server/realtime/audience-watch.ts'
import { makeSocketServer } from '#server/realtime/socket-server.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const [one, two] = [roomOf('programme', '1'), roomOf('programme', '2')]

/** The first count takes until it is let go. */
const counting = vi.hoisted(() => {
  const asked: string[][] = []
  return { asked, ...Promise.withResolvers<void>() }
})
vi.mock('#server/audience/count-audience.ts', () => ({
  countAudience: async (ids: string[]) => {
    counting.asked.push(ids)
    if (counting.asked.length === 1) await counting.promise
    return new Map(ids.map((id) => [id, { viewers: 1, likes: 0 }]))
  },
}))
vi.mock('#server/audience/attendance-book.ts', () => ({
  AttendanceBook: class {
    enter(): void {}
    leave(): void {}
    write = () => Promise.resolve()
    close = () => Promise.resolve()
  },
}))

const http = createServer()
let url: string

beforeAll(async () => {
  vi.stubEnv('APP_SECRET', 'a secret of more than 32 letters for tests')
  const io = makeSocketServer(http)
  const rooms = [one, two]
  // Its regular beat is not started: what is told is told because somebody came.
  const watch = new AudienceWatch(io, makeLog('test'))
  io.on('connection', (socket) => void socket.join(rooms.shift() ?? two))
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const address = http.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  return async () => {
    await watch.stop()
    await io.close()
  }
})

it('tells a room’s first at once, also who comes while others are counted', async () => {
  const early = await RoomSocket.connect(url)
  await waitFor('the first count', () => counting.asked.length === 1)
  const late = await RoomSocket.connect(url)
  counting.resolve()
  await waitFor('both told', () => early.counts.has(one) && late.counts.has(two))
  expect(counting.asked).toEqual([['1'], ['1', '2']])
  early.close()
  late.close()
})
