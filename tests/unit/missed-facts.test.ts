import { expect, it, vi } from 'vitest'
import { roomOf } from '#lib/rooms.ts'
import { forgetMissed, readMissed } from '#server/realtime/missed-facts.ts'

const readings = vi.hoisted((): { rooms: string[]; isDown: boolean } => ({ rooms: [], isDown: false }))
vi.mock('#server/realtime/present-facts.ts', () => ({ presentFacts: () => Promise.resolve([]) }))
vi.mock('#server/outbox/read-facts.ts', () => ({
  readFacts: (room: string) => {
    readings.rooms.push(room)
    return readings.isDown ? Promise.reject(new Error('down')) : Promise.resolve([])
  },
}))

const [room, other] = ['1', '2'].map((id) => roomOf('programme', id))

it('shares one reading of what was missed until words of the room are taken away', async () => {
  if (!room || !other) throw new Error('two rooms expected')
  const ask = () => Promise.all([room, room, other].map((asked) => readMissed(asked, 1, 3)))
  await ask()
  await ask()
  expect(readings.rooms).toEqual([room, other])
  forgetMissed(room, [{ event: 'chat:posted' }])
  await ask()
  expect(readings.rooms).toHaveLength(2)
  for (const event of ['chat:removed', 'question:changed', 'question:asked'] as const) {
    readings.rooms = []
    forgetMissed(room, [{ event: 'chat:posted' }, { event }])
    await ask()
    expect(readings.rooms, event).toEqual([room])
  }
})

it('reads only the rest when a long reading is there and the room has gone on', async () => {
  if (!room) throw new Error('a room expected')
  const toSeqs = async (upToSeq: number) => {
    const first = await readMissed(room, 100, upToSeq)
    const rest = first && first.toSeq < upToSeq ? await readMissed(room, first.toSeq, upToSeq) : null
    return [first?.toSeq, rest?.toSeq]
  }
  readings.rooms = []
  expect(await toSeqs(150)).toEqual([150, undefined])
  expect(await toSeqs(152)).toEqual([150, 152])
  expect(await toSeqs(153)).toEqual([150, 153])
  expect(await toSeqs(153)).toEqual([150, 153])
  expect(await toSeqs(149)).toEqual([149, undefined])
  expect(readings.rooms).toHaveLength(4)
})

it('reads anew, once for all who wait, while words are taken away', async () => {
  if (!room) throw new Error('a room expected')
  readings.rooms = []
  const waiting = Array.from({ length: 100 }, () => readMissed(room, 200, 210))
  forgetMissed(room, [{ event: 'chat:removed' }])
  await Promise.all(waiting)
  expect(readings.rooms).toHaveLength(2)
})

it('gives nobody what was forgotten while they waited, whatever else was read meanwhile', async () => {
  if (!room) throw new Error('a room expected')
  readings.rooms = []
  const waiting = [readMissed(room, 300, 305), readMissed(room, 300, 306)]
  forgetMissed(room, [{ event: 'chat:removed' }])
  await Promise.all(waiting)
  expect(readings.rooms).toHaveLength(4)
})

it('asks for a snapshot where words change faster than they are read', async () => {
  if (!room) throw new Error('a room expected')
  readings.rooms = []
  const waiting = readMissed(room, 400, 410)
  for (let turn = 0; turn < 100; turn += 1) {
    forgetMissed(room, [{ event: 'question:asked' }])
    await Promise.resolve()
  }
  expect(await waiting).toBeNull()
  expect(readings.rooms).toHaveLength(5)
})

it('tells a failure to those who waited for it only', async () => {
  if (!room) throw new Error('a room expected')
  readings.isDown = true
  await expect(readMissed(room, 500, 510)).rejects.toThrow('down')
  readings.isDown = false
  expect(await readMissed(room, 500, 510)).toMatchObject({ toSeq: 510 })
})
