import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { roomOf, type Room } from '#lib/rooms.ts'
import { transaction } from '#server/db.ts'
import { makeLog } from '#server/log.ts'
import { OutboxFollower } from '#server/outbox/follow.ts'
import { readFacts } from '#server/outbox/read-facts.ts'
import { readRoomSeq } from '#server/outbox/read-room-seq.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { presentFacts } from '#server/realtime/present-facts.ts'
import { cutConnections, tellUnknownFact } from '#tests/support/evidence.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const running: OutboxFollower[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((follower) => follower.stop()))
})

describe('facts of a room', () => {
  it('get numbers without gaps in the order of commits, over rooms locked in opposite orders', async () => {
    const [left, right] = [newRoom(), newRoom()]
    const { heard } = await follow([left, right])
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => save(index % 2 === 0 ? [left, right] : [right, left])),
    )
    for (const room of [left, right]) {
      await waitFor('all facts', () => heard(room).length >= 60)
      expect(heard(room)).toEqual(numbers(1, 60))
    }
  })

  it('written by a transaction that fails were never there', async () => {
    const room = newRoom()
    const { heard } = await follow([room])
    await save([room])
    const failing = transaction(async (tx) => {
      await saveFacts(tx, [{ room, event: 'chat:posted', ids: ['x'] }])
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    await save([room])
    await waitFor('both', () => heard(room).length >= 2)
    expect(heard(room)).toEqual([1, 2])
    expect(await readRoomSeq(room)).toBe(2)
  })

  it('come again when delivering them failed, and later ones wait for them', async () => {
    const room = newRoom()
    let failures = 2
    const { heard } = await follow([room], () => {
      failures -= 1
      if (failures >= 0) throw new Error('not now')
    })
    for (let index = 0; index < 5; index += 1) await save([room])
    await waitFor('all five', () => heard(room).length >= 5)
    expect(heard(room)).toEqual(numbers(1, 5))
  })

  it('are followed from a given number on', async () => {
    const room = newRoom()
    for (let index = 0; index < 4; index += 1) await save([room])
    const { follower, heard } = await follow([])
    expect(await follower.watch(room, 1)).toBe(1)
    await waitFor('the rest', () => heard(room).length >= 3)
    expect(heard(room)).toEqual([2, 3, 4])
    expect((await readFacts(room, 1, 4))?.map(({ seq }) => seq)).toEqual([2, 3, 4])
    expect(await readFacts(room, 1, 9)).toBeNull()
  })

  it('of a kind that only a newer version knows keep nobody from the next, and leave no gap', async () => {
    const room = newRoom()
    const { follower, heard } = await follow([room])
    await tellUnknownFact(room)
    await waitFor('the number to move', () => follower.seqOf(room) === 1)
    await save([room])
    await waitFor('the next', () => heard(room).length >= 2)
    expect(heard(room)).toEqual([1, 2])
    const facts = await readFacts(room, 0, 2)
    expect(await presentFacts(room, facts ?? [])).toMatchObject([
      { seq: 1, event: null, removed: true },
      { seq: 2, event: 'chat:posted', removed: true },
    ])
  })

  it('arrive though the database drops every connection', async () => {
    const room = newRoom()
    const { heard } = await follow([room])
    await save([room])
    await waitFor('the first', () => heard(room).length === 1)
    await cutConnections()
    await waitFor('the second', () => save([room]).then(() => true))
    await waitFor('all', async () => heard(room).length === (await readRoomSeq(room)))
    expect(heard(room)).toEqual(numbers(1, heard(room).length))
  })
})

async function follow(rooms: Room[], onFacts: () => void = () => {}) {
  const byRoom = new Map<Room, number[]>()
  const follower = new OutboxFollower({
    log: makeLog('test'),
    onFacts: (room, facts) => {
      onFacts()
      byRoom.set(room, [...(byRoom.get(room) ?? []), ...facts.map(({ seq }) => seq)])
    },
  })
  running.push(follower)
  await follower.start()
  for (const room of rooms) await follower.watch(room)
  return { follower, heard: (room: Room) => byRoom.get(room) ?? [] }
}

function save(rooms: Room[]): Promise<number[]> {
  return transaction((tx) =>
    saveFacts(
      tx,
      rooms.map((room) => ({ room, event: 'chat:posted', ids: [randomUUID()] })),
    ),
  )
}

function newRoom(): Room {
  return roomOf('programme', randomUUID())
}

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
