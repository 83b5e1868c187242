import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestSchemas } from '#lib/events.ts'
import { roomOf, type Room } from '#lib/rooms.ts'
import { listRecentMessages } from '#server/chat/list-messages.ts'
import { endSessionsOf, setVisibility, takeRoles } from '#tests/support/evidence.ts'
import { makeAccount, makeProgramme } from '#tests/support/factories.ts'
import { RealtimeProcess } from '#tests/support/realtime-process.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { makeSessionCookie } from '#tests/support/session-cookie.ts'
import { makeAgent, makeShow, putOnAir, type Show } from '#tests/support/show.ts'
import { waitFor } from '#tests/support/wait-for.ts'

let realtime: RealtimeProcess
let show: Show
let broadcastId: string
let questionId: string
let conversationId: string

beforeAll(async () => {
  realtime = await RealtimeProcess.start()
  show = await makeShow()
  broadcastId = await putOnAir(show)
  const asker = await connect(await makeAccount('asker'))
  const host = await connect(show.hostId)
  const ask = async () =>
    (await asker.mustAsk('question:ask', { room: show.room, clientId: randomUUID(), text: 'what?' })).id
  questionId = await ask()
  ;({ conversationId } = await host.mustAsk('question:hand-off', { questionId: await ask(), version: 0 }))
})

afterAll(() => realtime.stop())

describe('rooms', () => {
  it('of a studio, a desk and a person are closed to guests and to strangers', async () => {
    const ownerId = await makeAccount('owner')
    const closed = [roomOf('studio', show.programmeId), show.queue.room, roomOf('user', ownerId)]
    const stranger = await connect(await makeAccount('stranger'))
    const foreignAgent = await connect(await makeAgent(await makeShow(), 'of another bank'))
    const guest = await RoomSocket.connect(realtime.url)
    for (const room of closed) {
      expect(await stranger.ask('room:join', { room })).toMatchObject({ ok: false, code: 'FORBIDDEN' })
      expect(await foreignAgent.ask('room:join', { room })).toMatchObject({ ok: false, code: 'FORBIDDEN' })
      expect(await guest.ask('room:join', { room })).toMatchObject({ ok: false, code: 'SIGN_IN_REQUIRED' })
    }
    const own: [string, Room][] = [
      [show.hostId, roomOf('studio', show.programmeId)],
      [await makeAgent(show, 'agent'), show.queue.room],
      [ownerId, roomOf('user', ownerId)],
    ]
    for (const [userId, room] of own) expect((await (await connect(userId)).join(room)).room).toBe(room)
  })

  it('of a programme are open to everybody once it is approved, and unknown ones are named so', async () => {
    const guest = await RoomSocket.connect(realtime.url)
    expect((await guest.join(show.room)).snapshot).toBe(true)
    const draft = await makeProgramme({
      institutionId: show.institutionId,
      hostId: show.hostId,
      approved: false,
    })
    expect(await guest.ask('room:join', { room: roomOf('programme', draft.programmeId) })).toMatchObject({
      ok: false,
    })
    for (const room of [
      roomOf('programme', 'nothing'),
      roomOf('leads', 'x'),
      roomOf('conversation', conversationId),
    ]) {
      expect(await guest.ask('room:join', { room })).toMatchObject({ ok: false, code: 'ROOM_UNKNOWN' })
    }
  })

  it('of a programme for staff are closed to viewers and guests, and left by those who were inside', async () => {
    const closing = await makeShow()
    const viewer = await connect(await makeAccount('viewer'))
    const guest = await RoomSocket.connect(realtime.url)
    const agent = await connect(await makeAgent(closing, 'agent'))
    const { room } = closing
    for (const socket of [viewer, guest, agent]) await socket.join(room)

    await setVisibility(closing.programmeId, 'staff')
    expect(await viewer.ask('room:join', { room })).toMatchObject({ ok: false, code: 'FORBIDDEN' })
    expect(await guest.ask('room:join', { room })).toMatchObject({ ok: false, code: 'SIGN_IN_REQUIRED' })
    await waitFor('both to be outside', () => viewer.stale.includes(room) && guest.stale.includes(room), {
      timeoutMs: 8_000,
    })
    expect(agent.stale).toEqual([])
    expect((await agent.join(room)).room).toBe(room)

    await setVisibility(closing.programmeId, 'signed-in')
    expect((await viewer.join(room)).room).toBe(room)
    expect(await guest.ask('room:join', { room })).toMatchObject({ ok: false, code: 'SIGN_IN_REQUIRED' })
  })

  it('are left within two seconds by who loses the role, and sockets close when the session ends', async () => {
    const agentId = await makeAgent(show, 'leaving')
    const agent = await connect(agentId)
    await agent.join(show.queue.room)
    await takeRoles(agentId)
    expect(await agent.ask('conversation:claim', { conversationId })).toMatchObject({
      ok: false,
      code: 'FORBIDDEN',
    })
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    const heard = agent.frames.length
    const other = await connect(await makeAgent(show, 'other'))
    await other.join(show.queue.room)
    await other.mustAsk('conversation:claim', { conversationId })
    await other.sees(show.queue.room, 'conversation:changed')
    await other.mustAsk('conversation:release', { conversationId })
    expect(agent.frames).toHaveLength(heard)

    await endSessionsOf(agentId)
    await waitFor('the socket to close', () => !agent.isConnected, { timeoutMs: 2_500 })
  })
})

describe('requests', () => {
  it('of hosts and agents are refused to viewers and guests, every one of them', async () => {
    const viewer = await connect(await makeAccount('viewer'))
    const guest = await RoomSocket.connect(realtime.url)
    const clientId = randomUUID()
    const privileged: Record<string, unknown> = {
      'question:begin-answer': { questionId, version: 0 },
      'question:answer-live': { questionId, version: 0 },
      'question:hand-off': { questionId, version: 0 },
      'question:dismiss': { questionId, version: 0, reason: 'because' },
      'conversation:claim': { conversationId },
      'conversation:release': { conversationId },
      'conversation:answer': { conversationId, clientId, text: 'x', visibility: 'public' },
      'spotlight:set': { broadcastId, productId: null },
      'chapter:mark': { broadcastId, title: 'x' },
      'chapter:rename': { broadcastId, mediaTimeMs: 0, title: 'x' },
      'chapter:remove': { broadcastId, mediaTimeMs: 0 },
      'room:slow': { room: show.room, seconds: 30 },
      'moderation:settle': { room: show.room, kind: 'question', id: questionId, isShown: false },
    }
    const personal: Record<string, unknown> = {
      'chat:send': { room: show.room, clientId, text: 'hello' },
      'question:ask': { room: show.room, clientId, text: 'hello?' },
      'question:withdraw': { questionId },
      'question:vote': { questionId, isOn: true },
      'chat:report': { messageId: randomUUID(), reason: 'spam' },
      'person:block': { userId: randomUUID(), isBlocked: true },
    }
    const open = ['room:join', 'room:leave', 'like:send']
    expect([...Object.keys(privileged), ...Object.keys(personal), ...open].toSorted()).toEqual(
      Object.keys(requestSchemas).toSorted(),
    )
    for (const [name, data] of Object.entries(privileged)) {
      expect({ name, ...(await viewer.askRaw(name, data)) }).toMatchObject({
        name,
        ok: false,
        code: 'FORBIDDEN',
      })
    }
    for (const [name, data] of Object.entries({ ...privileged, ...personal })) {
      expect({ name, ...(await guest.askRaw(name, data)) }).toMatchObject({
        name,
        ok: false,
        code: 'SIGN_IN_REQUIRED',
      })
    }
  })

  it('that nobody agreed on are refused, and end the connection when they go on', async () => {
    const vandal = await connect(await makeAccount('vandal'))
    expect(await vandal.askRaw('chat:send', { room: show.room, clientId: 'x', text: 1 })).toMatchObject({
      code: 'BAD_REQUEST',
    })
    expect(await vandal.askRaw('chat:send', Buffer.from('binary'))).toMatchObject({ code: 'BAD_REQUEST' })
    expect(await vandal.askRaw('__proto__', {})).toMatchObject({ code: 'BAD_REQUEST' })
    expect(
      await vandal.askRaw('chat:send', { room: 'programme:../../etc', clientId: randomUUID(), text: 'x' }),
    ).toMatchObject({ code: 'BAD_REQUEST' })
    const more = Array.from({ length: 30 }, () => vandal.askRaw('no:such', {}).catch(() => null))
    await waitFor('the connection to end', () => !vandal.isConnected)
    await Promise.race(more)
  })

  it('larger than 16 KiB end the connection, and ten thousand joins are cut off', async () => {
    const large = await connect(await makeAccount('large'))
    void large.askRaw('chat:send', { text: 'x'.repeat(20_000) }).catch(() => null) // never answered
    await waitFor('the connection to end', () => !large.isConnected)
    const joiner = await RoomSocket.connect(realtime.url)
    for (let index = 0; index < 10_000 && joiner.isConnected; index += 1) {
      void joiner.askRaw('room:join', { room: roomOf('programme', `none-${index}`) }).catch(() => null) // most are never answered
    }
    await waitFor('the connection to end', () => !joiner.isConnected)
    expect((await fetch(`${realtime.url}/health`)).status).toBe(200)
  })

  it('of a foreign page do not even connect, whatever the cookie', async () => {
    const cookie = await makeSessionCookie(await makeAccount('tricked'))
    await expect(
      RoomSocket.connect(realtime.url, { cookie, headers: { origin: 'https://evil.example' } }),
    ).rejects.toThrow(/websocket error|forced close/)
    const page = await RoomSocket.connect(realtime.url, {
      cookie,
      headers: { origin: `http://localhost:${process.env['PORT']}` },
    })
    expect(page.isConnected).toBe(true)
    const forged = await RoomSocket.connect(realtime.url, { cookie: cookie.replace(/.$/, 'A') })
    expect(await forged.say(show.room, 'not me')).toMatchObject({ ok: false, code: 'SIGN_IN_REQUIRED' })
    expect(await listRecentMessages(show.programmeId)).toEqual([])
  })
})

function connect(userId: string): Promise<RoomSocket> {
  return RoomSocket.connect(realtime.url, { userId })
}
