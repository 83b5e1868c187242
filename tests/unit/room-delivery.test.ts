import { createServer } from 'node:http'
import { expect, it, vi } from 'vitest'
import { roomOf } from '#lib/rooms.ts'
import { makeLog } from '#server/log.ts'
import { makeMetrics } from '#server/realtime/metrics.ts'
import { readMissed } from '#server/realtime/missed-facts.ts'
import { RoomDelivery } from '#server/realtime/room-delivery.ts'
import { makeSocketServer } from '#server/realtime/socket-server.ts'

const room = roomOf('programme', '1')
const readings = vi.hoisted(() => ({ count: 0 }))
vi.mock('#server/realtime/present-facts.ts', () => ({ presentFacts: () => Promise.resolve([]) }))
vi.mock('#server/outbox/outbox-read.repo.ts', () => ({
  findRoomSeqs: () => Promise.resolve(new Map([[room, 3]])),
  findFactsAfter: () => Promise.resolve([]),
}))
vi.mock('#server/outbox/read-facts.ts', () => ({
  readFacts: () => {
    readings.count += 1
    return Promise.resolve([])
  },
}))

it('shares nothing that was read before its room closed, or while it was', async () => {
  const delivery = new RoomDelivery({
    io: makeSocketServer(createServer()),
    ...{ log: makeLog('test'), metrics: makeMetrics(() => 0), onFacts: () => {} },
  })
  await delivery.open(room)
  await readMissed(room, 1, 3)
  await readMissed(room, 1, 3)
  expect(readings.count).toBe(1)
  delivery.close(room)
  await readMissed(room, 1, 3)
  expect(readings.count).toBe(2)
  await delivery.open(room)
  await readMissed(room, 1, 3)
  expect(readings.count).toBe(3)
  await delivery.stop()
})
