import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listBlockedIds } from '#server/chat/block-person.ts'
import { db } from '#server/db.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { RealtimeProcess } from '#tests/support/realtime-process.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { makeShow, mustRead, type Show } from '#tests/support/show.ts'

let realtime: RealtimeProcess

beforeAll(async () => {
  realtime = await RealtimeProcess.start()
})

afterAll(() => realtime.stop())

async function enter(show: Show, name: string): Promise<{ userId: string; socket: RoomSocket }> {
  const userId = await makeAccount(name)
  const socket = await RoomSocket.connect(realtime.url, { userId })
  await socket.join(show.room)
  return { userId, socket }
}

describe('answers and mentions', () => {
  it('bring what they answer along, cut short, and whom they speak to', async () => {
    const show = await makeShow()
    const [asker, helper] = [await enter(show, 'asker'), await enter(show, 'helper')]
    const first = await asker.socket.mustAsk('chat:send', {
      room: show.room,
      clientId: randomUUID(),
      text: '净'.repeat(100),
    })
    await helper.socket.mustAsk('chat:send', {
      room: show.room,
      clientId: randomUUID(),
      text: '看第二页',
      replyToId: first.id,
      mentions: [asker.userId, asker.userId],
    })
    const fact = await asker.socket.sees(show.room, 'chat:posted', ({ seq }) => seq === 2)
    expect(fact).toMatchObject({
      data: { replyTo: { id: first.id, name: 'asker', text: '净'.repeat(60) }, mentions: [asker.userId] },
    })
    asker.socket.close()
    helper.socket.close()
  })

  it('answer nothing when the words are of another room', async () => {
    const [here, there] = [await makeShow(), await makeShow()]
    const [stranger, person] = [await enter(there, 'stranger'), await enter(here, 'person')]
    const secret = await stranger.socket.mustAsk('chat:send', {
      room: there.room,
      clientId: randomUUID(),
      text: 'said elsewhere',
    })
    await person.socket.mustAsk('chat:send', {
      room: here.room,
      clientId: randomUUID(),
      text: 'quoting',
      replyToId: secret.id,
    })
    const fact = await person.socket.sees(here.room, 'chat:posted')
    expect(fact).toMatchObject({ data: { text: 'quoting', replyTo: null } })
    stranger.socket.close()
    person.socket.close()
  })
})

describe('slow mode', () => {
  it('makes viewers wait and says how long, but neither the host nor the same message again', async () => {
    const show = await makeShow()
    const viewer = await enter(show, 'viewer')
    const host = await RoomSocket.connect(realtime.url, { userId: show.hostId })
    await host.join(show.room)
    await host.mustAsk('room:slow', { room: show.room, seconds: 30 })
    await viewer.socket.sees(show.room, 'room:changed')

    const clientId = randomUUID()
    const first = await viewer.socket.say(show.room, 'first', clientId)
    expect(first).toMatchObject({ ok: true })
    expect(await viewer.socket.say(show.room, 'first', clientId)).toEqual(first)
    const atOnce = await Promise.all([1, 2].map((turn) => viewer.socket.say(show.room, `again ${turn}`)))
    for (const answer of atOnce) {
      expect(answer).toMatchObject({ ok: false, code: 'CHAT_SLOW' })
      expect(!answer.ok && answer.detail['seconds']).toBeGreaterThan(0)
    }
    expect(await host.say(show.room, 'one')).toMatchObject({ ok: true })
    expect(await host.say(show.room, 'two')).toMatchObject({ ok: true })

    await host.mustAsk('room:slow', { room: show.room, seconds: 0 })
    await viewer.socket.sees(show.room, 'room:changed', (fact) => 'data' in fact && fact.seq > 4)
    expect(await viewer.socket.say(show.room, 'free again')).toMatchObject({ ok: true })
    const audit = await db().auditEvent.count({ where: { act: 'room.slow', objectId: show.programmeId } })
    expect(audit).toBe(2)
    viewer.socket.close()
    host.close()
  })

  it('lets only one of two messages through that come at the same moment', async () => {
    const show = await makeShow()
    const viewer = await enter(show, 'hasty')
    const host = await RoomSocket.connect(realtime.url, { userId: show.hostId })
    await host.mustAsk('room:slow', { room: show.room, seconds: 60 })
    await viewer.socket.sees(show.room, 'room:changed')
    const answers = await Promise.all([1, 2, 3].map((turn) => viewer.socket.say(show.room, `now ${turn}`)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    viewer.socket.close()
    host.close()
  })

  it('is set by those who run the show only', async () => {
    const show = await makeShow()
    const viewer = await enter(show, 'bold')
    const answer = await viewer.socket.ask('room:slow', { room: show.room, seconds: 120 })
    expect(answer).toMatchObject({ ok: false, code: 'FORBIDDEN' })
    expect(await viewer.socket.askRaw('room:slow', { room: show.room, seconds: 7 })).toMatchObject({
      code: 'BAD_REQUEST',
    })
    viewer.socket.close()
  })
})

describe('reports and blocks', () => {
  it('keep one report a person and message, the first', async () => {
    const show = await makeShow()
    const [spammer, reader] = [await enter(show, 'spammer'), await enter(show, 'reader')]
    const sent = await spammer.socket.mustAsk('chat:send', {
      room: show.room,
      clientId: randomUUID(),
      text: '加群领牛股',
    })
    await reader.socket.mustAsk('chat:report', { messageId: sent.id, reason: 'fraud' })
    await reader.socket.mustAsk('chat:report', { messageId: sent.id, reason: 'spam' })
    expect(await db().chatReport.findMany({ where: { messageId: sent.id } })).toMatchObject([
      { reporterId: reader.userId, reason: 'fraud', settledAt: null },
    ])
    const unknown = await reader.socket.ask('chat:report', { messageId: randomUUID(), reason: 'spam' })
    expect(unknown).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    const guest = await RoomSocket.connect(realtime.url)
    expect(await guest.ask('chat:report', { messageId: sent.id, reason: 'spam' })).toMatchObject({
      code: 'SIGN_IN_REQUIRED',
    })
    for (const socket of [spammer.socket, reader.socket, guest]) socket.close()
  })

  it('remember whom a person does not want to read, until they do again', async () => {
    const show = await makeShow()
    const [loud, reader] = [await enter(show, 'loud'), await enter(show, 'quiet')]
    await reader.socket.mustAsk('person:block', { userId: loud.userId, isBlocked: true })
    await reader.socket.mustAsk('person:block', { userId: loud.userId, isBlocked: true })
    expect(await listBlockedIds(await mustRead(reader.userId))).toEqual([loud.userId])
    expect(await listBlockedIds(await mustRead(loud.userId))).toEqual([])
    await reader.socket.mustAsk('person:block', { userId: loud.userId, isBlocked: false })
    expect(await listBlockedIds(await mustRead(reader.userId))).toEqual([])
    const oneself = await reader.socket.ask('person:block', { userId: reader.userId, isBlocked: true })
    expect(oneself).toMatchObject({ ok: false, code: 'BAD_REQUEST' })
    const nobody = await reader.socket.ask('person:block', { userId: randomUUID(), isBlocked: true })
    expect(nobody).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    loud.socket.close()
    reader.socket.close()
  })
})
