import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listRecentMessages } from '#server/chat/list-messages.ts'
import { db } from '#server/db.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { RealtimeProcess } from '#tests/support/realtime-process.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { makeShow } from '#tests/support/show.ts'
import { waitFor } from '#tests/support/wait-for.ts'

let realtime: RealtimeProcess

beforeAll(async () => {
  realtime = await RealtimeProcess.start()
})

afterAll(() => realtime.stop())

it('reaches neither the room nor the database when somebody writes a number of their own', async () => {
  const { room, programmeId } = await makeShow()
  const person = await RoomSocket.connect(realtime.url, { userId: await makeAccount('careless') })
  await person.join(room)
  await person.say(room, '加我 138 0013 8000')
  await person.mustAsk('question:ask', {
    room,
    clientId: randomUUID(),
    text: '卡 6222 0212 3456 7890 128 能买吗',
  })
  await waitFor('both facts', () => person.heard(room).length >= 2)
  const heard = JSON.stringify(person.heard(room))
  expect(heard).toContain('加我 138********')
  expect(heard).toContain('卡 62***************** 能买吗')
  expect(await listRecentMessages(programmeId)).toMatchObject([{ text: '加我 138********' }])
  const question = await db().question.findFirstOrThrow({ where: { programmeId } })
  expect(question.text).toBe('卡 62***************** 能买吗')
  person.close()
})
