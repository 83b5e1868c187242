import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roomSnapshotSchema, type RoomSnapshot } from '#lib/room-snapshot.ts'
import { GET as getRoom } from '#app/api/programmes/[slug]/room/route.ts'
import { readReplayRoom } from '#app/read-room-snapshot.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { endBroadcast } from '#server/programmes/end-broadcast.ts'
import { closeLeftOpen } from '#server/questions/close-left-open.ts'
import { listOwnQuestions } from '#server/questions/list-own-questions.ts'
import { listProgrammeQuestions } from '#server/questions/list-questions.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { RealtimeProcess } from '#tests/support/realtime-process.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { makeSessionCookie } from '#tests/support/session-cookie.ts'
import { makeShow, mustRead, putOnAir, type Show } from '#tests/support/show.ts'

const secret = '我的贷款逾期了，怎么办？'
const name = '安知遥'

let realtime: RealtimeProcess

beforeAll(async () => {
  realtime = await RealtimeProcess.start()
})

afterAll(() => realtime.stop())

describe('a question that was taken away', () => {
  const ends: ['withdrawn' | 'dismissed', (room: Room, questionId: string) => Promise<unknown>][] = [
    ['withdrawn', ({ asker }, questionId) => asker.mustAsk('question:withdraw', { questionId })],
    [
      'dismissed',
      ({ host }, questionId) =>
        host.mustAsk('question:dismiss', { questionId, version: 0, reason: '请私下联系客服' }),
    ],
  ]

  it.each(ends)('is told to nobody any more once it is %s, but that it is gone', async (state, end) => {
    const room = await openRoom()
    const { show, asker, guest, broadcastId } = room
    const { seq: before } = await guest.join(show.room)
    const { id } = await ask(room)
    await guest.sees(show.room, 'question:asked', (fact) => JSON.stringify(fact).includes(secret))
    guest.frames.length = 0
    await end(room, id)
    const gone = { id, state, version: 1, text: '', askerName: '', voteCount: 0, answers: [] }
    const told = await guest.sees(show.room, 'question:changed')
    expect(told).toMatchObject({ data: gone })

    const late = await RoomSocket.connect(realtime.url)
    await late.join(show.room, before)
    const missed = late.heard(show.room)
    expect(missed.map((fact) => [fact.event, 'data' in fact && fact.data])).toMatchObject([
      ['question:asked', gone],
      ['question:changed', gone],
    ])
    const read = [await readRoom(show), await readReplayRoom(broadcastId, { mediaTimeMs: 0, reader: null })]
    expect(read.map(({ questions }) => questions)).toEqual([[], []])
    const all = JSON.stringify([guest.frames, missed, read])
    for (const word of [secret, name, room.askerId]) expect(all).not.toContain(word)
    for (const socket of [asker, guest, late, room.host]) socket.close()
  })

  it('is its asker’s and the crew’s after a reload when a host dismissed it, and nobody else’s', async () => {
    const room = await openRoom()
    const { show, askerId, broadcastId } = room
    const { id } = await ask(room)
    await room.host.mustAsk('question:dismiss', { questionId: id, version: 0, reason: '不合适' })
    const own = { id, askerId, askerName: name, text: secret, state: 'dismissed' }
    expect((await readRoom(show, askerId)).questions).toMatchObject([own])
    const actor = await mustRead(askerId)
    expect(await readReplayRoom(broadcastId, { mediaTimeMs: 0, reader: actor })).toMatchObject({
      questions: [own],
    })
    const crew = await authorize(await mustRead(show.hostId), 'programme:run', show)
    expect(await listProgrammeQuestions(show.programmeId, { reader: crew })).toMatchObject([own])
    const other = await makeAccount('other')
    expect((await readRoom(show, other)).questions).toEqual([])
  })

  it('is still among its asker’s own questions when they took it back', async () => {
    const room = await openRoom()
    const { id } = await ask(room)
    await room.asker.mustAsk('question:withdraw', { questionId: id })
    expect((await readRoom(room.show, room.askerId)).questions).toEqual([])
    expect(await listOwnQuestions(await mustRead(room.askerId))).toMatchObject([
      { id, text: secret, state: 'withdrawn' },
    ])
  })
})

it('a question that the end of its show left open stays readable for all', async () => {
  const room = await openRoom()
  const { show, guest, broadcastId } = room
  await guest.join(show.room)
  const { id } = await ask(room)
  const host = await authorize(await mustRead(show.hostId), 'programme:run', show)
  await endBroadcast(host, { broadcastId })
  await closeLeftOpen()
  const left = { id, text: secret, askerName: name, state: 'dismissed', reason: 'show-ended' }
  expect(await guest.sees(show.room, 'question:changed')).toMatchObject({ data: left })
  expect(await readReplayRoom(broadcastId, { mediaTimeMs: 0, reader: null })).toMatchObject({
    questions: [left],
  })
})

type Room = Awaited<ReturnType<typeof openRoom>>

async function openRoom() {
  const show = await makeShow()
  const broadcastId = await putOnAir(show)
  const askerId = await makeAccount(name)
  const [asker, host, guest] = await Promise.all([
    RoomSocket.connect(realtime.url, { userId: askerId }),
    RoomSocket.connect(realtime.url, { userId: show.hostId }),
    RoomSocket.connect(realtime.url),
  ])
  return { show, broadcastId, askerId, asker, host, guest }
}

async function ask({ asker, show: { room } }: Room): Promise<{ id: string }> {
  return asker.mustAsk('question:ask', { room, clientId: randomUUID(), text: secret })
}

/** As a page reads it that was away for too long, or that is opened anew. */
async function readRoom({ slug }: Show, userId?: string): Promise<RoomSnapshot> {
  const headers = new Headers()
  if (userId !== undefined) headers.set('cookie', await makeSessionCookie(userId))
  const request = new Request('http://caibo.test/', { headers })
  const response = await getRoom(request, { params: Promise.resolve({ slug }) })
  expect(response.status).toBe(200)
  return roomSnapshotSchema.parse(await response.json())
}
