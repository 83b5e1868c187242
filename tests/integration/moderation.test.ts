import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roomOf } from '#lib/rooms.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { publishPhraseRules } from '#server/compliance/publish-phrase-rules.ts'
import { db } from '#server/db.ts'
import { listRecentMessages } from '#server/chat/list-messages.ts'
import { listWaiting } from '#server/moderation/list-waiting.ts'
import { listOwnHeld } from '#server/moderation/list-settled.ts'
import { listProgrammeQuestions } from '#server/questions/list-questions.ts'
import { endBroadcast } from '#server/programmes/end-broadcast.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { RealtimeProcess } from '#tests/support/realtime-process.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { makeShow, mustRead, putOnAir, type Show } from '#tests/support/show.ts'

let realtime: RealtimeProcess

beforeAll(async () => {
  realtime = await RealtimeProcess.start()
})

afterAll(() => realtime.stop())

type Person = { userId: string; socket: RoomSocket }

async function enter(show: Show, name: string): Promise<Person> {
  const userId = await makeAccount(name)
  const socket = await RoomSocket.connect(realtime.url, { userId })
  await socket.join(show.room)
  await socket.join(roomOf('user', userId))
  return { userId, socket }
}

/** A show of a bank with rules, its host in the studio and two viewers. */
async function makeWatchedShow() {
  const show = await makeShow()
  const { slug } = await db().institution.findUniqueOrThrow({
    where: { id: show.institutionId },
    select: { slug: true },
  })
  const officer = await makeAccount('officer', [
    { role: 'compliance-officer', institutionId: show.institutionId, branchId: null },
  ])
  const { email } = await db().user.findUniqueOrThrow({ where: { id: officer }, select: { email: true } })
  const rule = { place: 'any' as const, exceptions: [] }
  await publishPhraseRules({
    institution: slug,
    reviewer: email,
    rules: [
      { ...rule, name: 'promises', action: 'hold', phrases: ['保本'], exceptions: ['不保本'] },
      { ...rule, name: 'asked', action: 'ask', phrases: ['保本吗'] },
      { ...rule, name: 'rude', action: 'mask', phrases: ['darn'] },
    ],
  })
  const host = await RoomSocket.connect(realtime.url, { userId: show.hostId })
  await host.join(show.room)
  await host.join(roomOf('studio', show.programmeId))
  return { show, slug, email, host, author: await enter(show, 'author'), reader: await enter(show, 'reader') }
}

const close = (...sockets: RoomSocket[]) => sockets.forEach((socket) => socket.close())

describe('words that a rule holds', () => {
  it('are seen by their author and the moderator only, until they are let through', async () => {
    const { show, host, author, reader } = await makeWatchedShow()
    const said = { room: show.room, clientId: randomUUID(), text: '买它，保本' }
    const sent = await author.socket.mustAsk('chat:send', said)
    expect(sent.outcome).toBe('held')
    expect(await author.socket.mustAsk('chat:send', said)).toEqual(sent)
    expect(await reader.socket.sees(show.room, 'chat:posted')).toMatchObject({ removed: true })
    expect(await listRecentMessages(show.programmeId)).toEqual([])
    expect(await listOwnHeld(await mustRead(author.userId), show.programmeId)).toMatchObject([
      { clientId: said.clientId, text: said.text },
    ])
    const studio = roomOf('studio', show.programmeId)
    expect(await host.sees(studio, 'moderation:changed')).toMatchObject({
      data: {
        total: 1,
        items: [{ id: sent.id, kind: 'message', rules: ['promises'], authorName: 'author' }],
      },
    })

    const shown = { room: show.room, kind: 'message' as const, id: sent.id, isShown: true }
    await host.mustAsk('moderation:settle', shown)
    const fact = await reader.socket.sees(show.room, 'chat:posted', (told) => 'data' in told)
    expect(fact).toMatchObject({ data: { text: said.text, clientId: said.clientId } })
    expect(await host.ask('moderation:settle', shown)).toMatchObject({ code: 'STATE_CHANGED' })
    expect((await listRecentMessages(show.programmeId)).map(({ id }) => id)).toEqual([sent.id])
    expect((await listWaiting(show.programmeId)).total).toBe(0)
    const audit = { objectId: sent.id, actorId: show.hostId, act: 'moderation.show' }
    expect(await db().auditEvent.count({ where: audit })).toBe(1)
    close(host, author.socket, reader.socket)
  })

  it('stay with the show in which they were said', async () => {
    const { show, host, author, reader } = await makeWatchedShow()
    const run = { programmeId: show.programmeId }
    const broadcastId = await putOnAir(show)
    const said = { room: show.room, clientId: randomUUID(), text: '买它，保本' }
    await author.socket.mustAsk('chat:send', said)
    await endBroadcast(await authorize(await mustRead(show.hostId), 'programme:run', run), { broadcastId })
    const actor = await mustRead(author.userId)
    expect(await listOwnHeld(actor, show.programmeId)).toHaveLength(1)
    await putOnAir(show)
    expect(await listOwnHeld(actor, show.programmeId)).toEqual([])
    close(host, author.socket, reader.socket)
  })

  it('are refused to their author alone', async () => {
    const { show, host, author, reader } = await makeWatchedShow()
    const clientId = randomUUID()
    const { id } = await author.socket.mustAsk('chat:send', { room: show.room, clientId, text: '保 本' })
    await host.mustAsk('moderation:settle', { room: show.room, kind: 'message', id, isShown: false })
    const told = await author.socket.sees(roomOf('user', author.userId), 'chat:refused')
    expect(told).toMatchObject({ data: { clientId } })
    expect(reader.socket.heard(show.room).filter((fact) => 'data' in fact)).toEqual([])
    close(host, author.socket, reader.socket)
  })

  it('are a question like any other once it was let through, and nobody else’s if it was not', async () => {
    const { show, host, author, reader } = await makeWatchedShow()
    const ask = (text: string) =>
      author.socket.mustAsk('question:ask', { room: show.room, clientId: randomUUID(), text })
    const [good, bad] = [await ask('这只保本，对吧'), await ask('大家买，保本')]
    expect([good.outcome, bad.outcome]).toEqual(['held', 'held'])
    expect(await listProgrammeQuestions(show.programmeId)).toEqual([])
    const settle = (id: string, isShown: boolean) =>
      host.mustAsk('moderation:settle', { room: show.room, kind: 'question', id, isShown })
    await settle(good.id, true)
    await settle(bad.id, false)
    await reader.socket.sees(show.room, 'question:changed', (told) => 'data' in told)
    expect((await listProgrammeQuestions(show.programmeId)).map(({ id }) => id)).toEqual([good.id])
    expect(JSON.stringify(reader.socket.heard(show.room))).not.toContain('大家买')
    close(host, author.socket, reader.socket)
  })

  it('are settled by those who run this programme only', async () => {
    const [here, there] = [await makeWatchedShow(), await makeWatchedShow()]
    const { id } = await here.author.socket.mustAsk('chat:send', {
      room: here.show.room,
      clientId: randomUUID(),
      text: '保本',
    })
    const settling = { kind: 'message' as const, id, isShown: true }
    expect(
      await here.author.socket.ask('moderation:settle', { room: here.show.room, ...settling }),
    ).toMatchObject({ code: 'FORBIDDEN' })
    expect(await there.host.ask('moderation:settle', { room: there.show.room, ...settling })).toMatchObject({
      ok: false,
    })
    expect((await listWaiting(here.show.programmeId)).total).toBe(1)
    close(
      here.host,
      here.author.socket,
      here.reader.socket,
      there.host,
      there.author.socket,
      there.reader.socket,
    )
  })
})

describe('other rules', () => {
  it('turn a question said in the chat into one for an agent, once', async () => {
    const { show, host, author, reader } = await makeWatchedShow()
    const said = { room: show.room, clientId: randomUUID(), text: '请问保本吗？' }
    const sent = await author.socket.mustAsk('chat:send', said)
    expect(sent.outcome).toBe('asked')
    expect((await author.socket.mustAsk('chat:send', said)).id).toBe(sent.id)
    const fact = await reader.socket.sees(show.room, 'question:changed')
    expect(fact).toMatchObject({ data: { id: sent.id, state: 'handed-off', text: '请问保本吗？' } })
    expect(await db().conversation.count({ where: { questionId: sent.id, state: 'queued' } })).toBe(1)
    expect(await listRecentMessages(show.programmeId)).toEqual([])
    close(host, author.socket, reader.socket)
  })

  it('mask before anything is kept, leave staff alone, and are counted without the words', async () => {
    const { show, host, author, reader } = await makeWatchedShow()
    await author.socket.say(show.room, 'D A R N it')
    await host.say(show.room, '本产品不是保本，保本二字不能说')
    await reader.socket.sees(show.room, 'chat:posted', ({ seq }) => seq === 2)
    expect((await listRecentMessages(show.programmeId)).map(({ text }) => text)).toEqual([
      '* * * * it',
      '本产品不是保本，保本二字不能说',
    ])
    const matches = await db().phraseMatch.findMany({ where: { programmeId: show.programmeId } })
    expect(matches.map(({ action }) => action)).toEqual(['mask'])
    close(host, author.socket, reader.socket)
  })

  it('are published by a compliance officer of the institution, and of the group for all', async () => {
    const { slug, email, host, author, reader } = await makeWatchedShow()
    const set = { institution: slug, reviewer: email, rules: [] }
    expect(await publishPhraseRules(set)).toEqual({ version: 2 })
    await expect(publishPhraseRules({ ...set, institution: null })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(publishPhraseRules({ ...set, institution: 'nowhere' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    close(host, author.socket, reader.socket)
  })
})

describe('reported words', () => {
  it('wait for a moderator, and are gone from every screen when they are taken away', async () => {
    const { show, host, author, reader } = await makeWatchedShow()
    const clientId = randomUUID()
    const { id } = await author.socket.mustAsk('chat:send', { room: show.room, clientId, text: '加群领牛股' })
    await reader.socket.mustAsk('chat:report', { messageId: id, reason: 'fraud' })
    const studio = roomOf('studio', show.programmeId)
    expect(await host.sees(studio, 'moderation:changed')).toMatchObject({
      data: { items: [{ id, reports: [{ reason: 'fraud', count: 1 }] }] },
    })
    await host.mustAsk('moderation:settle', { room: show.room, kind: 'message', id, isShown: true })
    expect((await listWaiting(show.programmeId)).total).toBe(0)
    const again = await author.socket.ask('chat:report', { messageId: id, reason: 'spam' })
    expect(again).toMatchObject({ ok: true })
    await host.mustAsk('moderation:settle', { room: show.room, kind: 'message', id, isShown: false })
    expect(await reader.socket.sees(show.room, 'chat:removed')).toMatchObject({ data: { id } })
    expect(await listRecentMessages(show.programmeId)).toEqual([])
    expect((await listWaiting(show.programmeId)).total).toBe(0)
    close(host, author.socket, reader.socket)
  })
})
