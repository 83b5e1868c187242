import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { db } from '#server/db.ts'
import { listVotedIds } from '#server/questions/vote-for-question.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { RealtimeProcess } from '#tests/support/realtime-process.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { makeShow, mustRead } from '#tests/support/show.ts'

let one: RealtimeProcess
let two: RealtimeProcess

beforeAll(async () => {
  ;[one, two] = await Promise.all([RealtimeProcess.start(), RealtimeProcess.start()])
})

afterAll(async () => {
  await Promise.all([one.stop(), two.stop()])
})

it('counts one vote a person, though it comes over 50 connections at once', async () => {
  const { room, programmeId } = await makeShow()
  const [askerId, fanId, otherId] = await Promise.all(
    ['asker', 'fan', 'other'].map((name) => makeAccount(name)),
  )
  if (!askerId || !fanId || !otherId) throw new Error('three people expected')
  const asker = await RoomSocket.connect(one.url, { userId: askerId })
  await asker.join(room)
  const { id } = await asker.mustAsk('question:ask', { room, clientId: randomUUID(), text: '能随时赎回吗' })
  const tabs = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      RoomSocket.connect(index % 2 === 0 ? one.url : two.url, { userId: fanId }),
    ),
  )
  await Promise.all(tabs.map((tab) => tab.ask('question:vote', { questionId: id, isOn: true })))
  const other = await RoomSocket.connect(two.url, { userId: otherId })
  expect(await other.mustAsk('question:vote', { questionId: id, isOn: true })).toEqual({ id, voteCount: 2 })
  await asker.sees(
    room,
    'question:changed',
    (fact) => 'data' in fact && JSON.stringify(fact.data).includes('"voteCount":2'),
  )
  expect(await db().questionVote.count({ where: { questionId: id } })).toBe(2)
  expect(await listVotedIds(await mustRead(fanId), programmeId)).toEqual([id])

  expect(await other.mustAsk('question:vote', { questionId: id, isOn: false })).toEqual({ id, voteCount: 1 })
  expect(await other.mustAsk('question:vote', { questionId: id, isOn: false })).toEqual({ id, voteCount: 1 })
  expect(await asker.ask('question:vote', { questionId: id, isOn: true })).toMatchObject({
    code: 'FORBIDDEN',
  })
  await asker.mustAsk('question:withdraw', { questionId: id })
  expect(await other.ask('question:vote', { questionId: id, isOn: true })).toMatchObject({
    code: 'QUESTION_CLOSED',
  })
  for (const socket of [asker, other, ...tabs]) socket.close()
})

it('tells the room of a shower of votes in a few facts, and the last one is right', async () => {
  const { room } = await makeShow()
  const asker = await RoomSocket.connect(one.url, { userId: await makeAccount('asker') })
  await asker.join(room)
  const { id } = await asker.mustAsk('question:ask', { room, clientId: randomUUID(), text: '费率是多少' })
  const people = await Promise.all(
    Array.from({ length: 30 }, async (_, index) =>
      RoomSocket.connect(one.url, { userId: await makeAccount(`fan-${index}`) }),
    ),
  )
  await Promise.all(people.map((person) => person.mustAsk('question:vote', { questionId: id, isOn: true })))
  await asker.sees(room, 'question:changed', (fact) => JSON.stringify(fact).includes('"voteCount":30'))
  expect(asker.heard(room).filter(({ event }) => event === 'question:changed').length).toBeLessThan(10)
  for (const socket of [asker, ...people]) socket.close()
})
