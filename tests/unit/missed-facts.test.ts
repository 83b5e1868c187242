import { expect, it, vi } from 'vitest'
import { roomOf } from '#lib/rooms.ts'
import { forgetMissed, readMissed } from '#server/realtime/missed-facts.ts'

const readings = vi.hoisted((): { rooms: string[] } => ({ rooms: [] }))
vi.mock('#server/realtime/present-facts.ts', () => ({ presentFacts: () => Promise.resolve([]) }))
vi.mock('#server/outbox/read-facts.ts', () => ({
  readFacts: (room: string) => {
    readings.rooms.push(room)
    return Promise.resolve([])
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

it('reads anew for who waits while words are taken away', async () => {
  if (!room) throw new Error('a room expected')
  readings.rooms = []
  const waiting = readMissed(room, 200, 210)
  forgetMissed(room, [{ event: 'chat:removed' }])
  await waiting
  expect(readings.rooms).toHaveLength(2)
})
