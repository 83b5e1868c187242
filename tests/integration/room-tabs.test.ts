import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { db } from '#server/db.ts'
import { listProgrammeQuestions } from '#server/questions/list-questions.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { RealtimeProcess } from '#tests/support/realtime-process.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { makeShow } from '#tests/support/show.ts'
import { waitFor } from '#tests/support/wait-for.ts'

let one: RealtimeProcess
let two: RealtimeProcess

beforeAll(async () => {
  ;[one, two] = await Promise.all([RealtimeProcess.start(), RealtimeProcess.start()])
})

afterAll(async () => {
  await Promise.all([one.stop(), two.stop()])
})

it('three tabs of one viewer are one person, who says, asks, votes and likes once', async () => {
  const { room, programmeId } = await makeShow()
  const userId = await makeAccount('three tabs')
  const tabs = await Promise.all(
    [one.url, two.url, two.url].map((url) => RoomSocket.connect(url, { userId })),
  )
  const asker = await RoomSocket.connect(one.url, { userId: await makeAccount('asker') })
  for (const person of [...tabs, asker]) await person.join(room)
  await waitFor('two viewers', () => tabs.every(({ counts }) => counts.get(room)?.viewers === 2))

  // A page that was restored sends what the other has sent.
  const words = { room, clientId: randomUUID(), text: 'once' }
  const sent = await Promise.all(tabs.map((tab) => tab.mustAsk('chat:send', words)))
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1)
  const question = { room, clientId: randomUUID(), text: 'asked once?' }
  const asked = await Promise.all(tabs.map((tab) => tab.mustAsk('question:ask', question)))
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1)
  const wanted = await asker.mustAsk('question:ask', { room, clientId: randomUUID(), text: 'votes?' })
  await Promise.all(tabs.map((tab) => tab.mustAsk('question:vote', { questionId: wanted.id, isOn: true })))
  const like = { room, clientId: randomUUID(), count: 3 }
  for (const tab of tabs) await tab.mustAsk('like:send', like)

  await waitFor('the likes', () => tabs.every(({ counts }) => counts.get(room)?.likes === 3))
  for (const tab of tabs) {
    await tab.sees(room, 'chat:posted')
    expect(tab.heard(room).filter(({ event }) => event === 'chat:posted')).toHaveLength(1)
  }
  const counted = (await listProgrammeQuestions(programmeId)).map(({ text, voteCount }) => [text, voteCount])
  expect(Object.fromEntries(counted)).toEqual({ 'asked once?': 0, 'votes?': 1 })
  expect(await db().chatMessage.count({ where: { programmeId } })).toBe(1)
  for (const person of [...tabs, asker]) person.close()
})
