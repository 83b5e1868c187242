import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeliveredFact } from '#lib/events.ts'
import { roomOf } from '#lib/rooms.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { answerConversation } from '#server/desk/answer-conversation.ts'
import { claimConversation } from '#server/desk/claim-conversation.ts'
import { renewLeases } from '#server/desk/renew-leases.ts'
import { returnLapsed } from '#server/desk/return-lapsed.ts'
import { askQuestion } from '#server/questions/ask-question.ts'
import { handOffQuestion } from '#server/questions/hand-off-question.ts'
import { listPrivateAnswers } from '#server/questions/list-private-answers.ts'
import { listProgrammeQuestions } from '#server/questions/list-questions.ts'
import { lapseLease, listAudit } from '#tests/support/evidence.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { RealtimeProcess } from '#tests/support/realtime-process.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { makeAgent, makeShow, mustRead, putOnAir, type Show } from '#tests/support/show.ts'

let one: RealtimeProcess
let two: RealtimeProcess

beforeAll(async () => {
  ;[one, two] = await Promise.all([RealtimeProcess.start(), RealtimeProcess.start()])
})

afterAll(async () => {
  await Promise.all([one.stop(), two.stop()])
})

describe('a question', () => {
  it('is answered live at the media time of the host, and never twice', async () => {
    const { show, viewer, host } = await makeRoom()
    const question = await ask(viewer, show, '现在可以买入吗?')
    const answered = await host.mustAsk('question:answer-live', { questionId: question, version: 0 })
    expect(answered.id).toBe(question)
    const told = await viewer.sees(show.room, 'question:changed')
    expect(told).toMatchObject({ data: { id: question, state: 'answered-live' } })
    expect('data' in told && 'answeredMs' in told.data && told.data.answeredMs).toBeGreaterThanOrEqual(0)
    expect(
      await host.ask('question:dismiss', { questionId: question, version: 1, reason: 'late' }),
    ).toMatchObject({
      ok: false,
      code: 'QUESTION_CLOSED',
    })
  })

  it('changed by somebody else since the host looked is not changed', async () => {
    const { show, viewer, host } = await makeRoom()
    const questionId = await ask(viewer, show, 'a question')
    expect(await host.ask('question:hand-off', { questionId, version: 7 })).toMatchObject({
      ok: false,
      code: 'STATE_CHANGED',
    })
  })

  it('is asked once, however often it is sent', async () => {
    const { show, viewer } = await makeRoom()
    const data = { room: show.room, clientId: randomUUID(), text: 'asked once' }
    const [first, second] = [
      await viewer.mustAsk('question:ask', data),
      await viewer.mustAsk('question:ask', data),
    ]
    expect(second).toEqual(first)
    expect(await listProgrammeQuestions(show.programmeId)).toHaveLength(1)
  })

  it('is withdrawn by its asker and by nobody else', async () => {
    const { show, viewer } = await makeRoom()
    const questionId = await ask(viewer, show, 'never mind')
    const other = await RoomSocket.connect(two.url, { userId: await makeAccount('other') })
    expect(await other.ask('question:withdraw', { questionId })).toMatchObject({
      ok: false,
      code: 'NOT_FOUND',
    })
    expect(await viewer.mustAsk('question:withdraw', { questionId })).toEqual({ id: questionId })
    expect(await viewer.ask('question:withdraw', { questionId })).toMatchObject({
      ok: false,
      code: 'QUESTION_CLOSED',
    })
  })

  it('dismissed by the host tells the asker alone why', async () => {
    const { show, viewer, viewerId, host } = await makeRoom()
    await viewer.join(roomOf('user', viewerId))
    const questionId = await ask(viewer, show, 'off topic')
    await host.mustAsk('question:dismiss', { questionId, version: 0, reason: 'another show is about this' })
    const own = roomOf('user', viewerId)
    expect(await viewer.sees(own, 'answer:received')).toMatchObject({
      data: { questionId, answer: { text: 'another show is about this', visibility: 'private' } },
    })
    const told = await viewer.sees(show.room, 'question:changed')
    expect(told).toMatchObject({ data: { state: 'dismissed', reason: null, answers: [] } })
  })
})

describe('the desk', () => {
  it('gives a conversation to exactly one of many agents, and tells the others who', async () => {
    const { show, viewer, host } = await makeRoom()
    const names = Array.from({ length: 24 }, (_, index) => `agent-${index}`)
    const agents = await Promise.all(
      names.map(async (name, index) =>
        RoomSocket.connect(index % 2 === 0 ? one.url : two.url, { userId: await makeAgent(show, name) }),
      ),
    )
    for (let round = 0; round < 3; round += 1) {
      const conversationId = await handOff(viewer, host, show)
      const answers = await Promise.all(
        agents.map((agent) => agent.ask('conversation:claim', { conversationId })),
      )
      const winners = answers.flatMap((answer) => (answer.ok ? [answer.data.assigneeName] : []))
      expect(winners).toHaveLength(1)
      expect(names).toContain(winners[0])
      const losers = answers.flatMap((answer) => (answer.ok ? [] : [[answer.code, answer.detail['by']]]))
      expect(losers).toEqual(Array.from({ length: 23 }, () => ['CONVERSATION_TAKEN', winners[0]]))
      expect(await listAudit(conversationId, 'conversation.claimed')).toHaveLength(1)
    }
    for (const agent of agents) agent.close()
  })

  it('lets nobody hold more than the queue allows, however parallel the claims', async () => {
    const { show, viewer, host } = await makeRoom(2)
    const conversations = [
      await handOff(viewer, host, show),
      await handOff(viewer, host, show),
      await handOff(viewer, host, show),
    ]
    const userId = await makeAgent(show, 'greedy')
    const [here, there] = [
      await RoomSocket.connect(one.url, { userId }),
      await RoomSocket.connect(two.url, { userId }),
    ]
    const answers = await Promise.all(
      conversations.map((conversationId, index) =>
        (index % 2 === 0 ? here : there).ask('conversation:claim', { conversationId }),
      ),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(2)
    expect(answers.filter((answer) => !answer.ok && answer.code === 'AGENT_AT_CAPACITY')).toHaveLength(1)
  })

  it('answers in public: the room and the asker see it, the matter is resolved', async () => {
    const { show, viewer, host } = await makeRoom()
    const conversationId = await handOff(viewer, host, show)
    const agent = await RoomSocket.connect(two.url, { userId: await makeAgent(show, 'Wang Li') })
    await agent.join(show.queue.room)
    await agent.mustAsk('conversation:claim', { conversationId })
    const clientId = randomUUID()
    const reply = { conversationId, clientId, text: 'From 1,000 yuan.', visibility: 'public' as const }
    const first = await agent.mustAsk('conversation:answer', reply)
    expect(await agent.mustAsk('conversation:answer', reply)).toEqual(first)
    const told = await viewer.sees(show.room, 'question:changed', (fact) => stateOf(fact) === 'answered-text')
    expect(told).toMatchObject({
      data: { state: 'answered-text', answers: [{ author: 'Wang Li', text: 'From 1,000 yuan.' }] },
    })
    await agent.sees(show.queue.room, 'conversation:changed', (fact) => stateOf(fact) === 'resolved')
  })

  it('answers in private: the asker alone gets the text, the room learns only that there is an answer', async () => {
    const { show, viewer, viewerId, host } = await makeRoom()
    const own = roomOf('user', viewerId)
    await viewer.join(own)
    const bystander = await RoomSocket.connect(two.url, { userId: await makeAccount('bystander') })
    await bystander.join(show.room)
    const conversationId = await handOff(viewer, host, show)
    const agent = await RoomSocket.connect(two.url, { userId: await makeAgent(show, 'agent') })
    await agent.mustAsk('conversation:claim', { conversationId })
    const secret = 'Your account ends in 1234.'
    await agent.mustAsk('conversation:answer', {
      conversationId,
      clientId: randomUUID(),
      text: secret,
      visibility: 'private',
    })

    expect(await viewer.sees(own, 'answer:received')).toMatchObject({
      data: { answer: { text: secret, visibility: 'private' } },
    })
    await bystander.sees(show.room, 'question:changed', (fact) => stateOf(fact) === 'answered-text')
    await bystander.ask('room:join', { room: own })
    const late = await RoomSocket.connect(one.url)
    await late.join(show.room, 0)
    expect(
      JSON.stringify([bystander.frames, host.frames, late.frames, await late.join(show.room, 0)]),
    ).not.toContain(secret)
    expect(JSON.stringify(await listProgrammeQuestions(show.programmeId))).not.toContain(secret)
    expect(await listPrivateAnswers(await mustRead(viewerId), show.programmeId)).toMatchObject([
      { answer: { text: secret } },
    ])
  })

  it('takes no answer from an agent who does not hold the conversation', async () => {
    const { show, viewer, host } = await makeRoom()
    const conversationId = await handOff(viewer, host, show)
    const agent = await RoomSocket.connect(one.url, { userId: await makeAgent(show, 'holder') })
    const other = await RoomSocket.connect(two.url, { userId: await makeAgent(show, 'other') })
    await agent.mustAsk('conversation:claim', { conversationId })
    const reply = { conversationId, clientId: randomUUID(), text: 'mine', visibility: 'public' as const }
    expect(await other.ask('conversation:answer', reply)).toMatchObject({
      ok: false,
      code: 'CONVERSATION_NOT_OWNED',
    })
    await agent.mustAsk('conversation:release', { conversationId })
    expect(await agent.ask('conversation:answer', reply)).toMatchObject({
      ok: false,
      code: 'CONVERSATION_NOT_OWNED',
    })
    await other.mustAsk('conversation:claim', { conversationId })
  })

  it('takes more answers at once than the process has connections to the database', async () => {
    const answersAtOnce = 24
    const show = await makeShow({ capacity: answersAtOnce })
    await putOnAir(show)
    const { programmeId } = show
    const viewer = await authorize(await mustRead(await makeAccount('curious')), 'room:speak', {
      programmeId,
    })
    const host = await authorize(await mustRead(show.hostId), 'programme:run', { programmeId })
    const agent = await authorize(await mustRead(await makeAgent(show, 'swift')), 'desk:work', {
      queueId: show.queue.id,
    })
    const held: string[] = []
    for (let index = 0; index < answersAtOnce; index += 1) {
      const question = await askQuestion(viewer, { clientId: randomUUID(), text: 'what is the minimum?' })
      const { conversationId } = await handOffQuestion(host, { questionId: question.id, version: 0 })
      await claimConversation(agent, conversationId)
      held.push(conversationId)
    }
    const answered = await Promise.allSettled(
      held.map((conversationId) =>
        answerConversation(agent, {
          conversationId,
          clientId: randomUUID(),
          text: '1',
          visibility: 'public',
        }),
      ),
    )
    expect(answered.filter(({ status }) => status === 'rejected')).toEqual([])
  })

  it('takes work back from an agent who vanished, and from nobody who is here', async () => {
    const { show, viewer, host } = await makeRoom()
    const [kept, lapsed] = [await handOff(viewer, host, show), await handOff(viewer, host, show)]
    const [here, gone] = [await makeAgent(show, 'here'), await makeAgent(show, 'gone')]
    await (
      await RoomSocket.connect(one.url, { userId: here })
    ).mustAsk('conversation:claim', { conversationId: kept })
    const leaving = await RoomSocket.connect(one.url, { userId: gone })
    await leaving.mustAsk('conversation:claim', { conversationId: lapsed })
    leaving.close()
    await Promise.all([lapseLease(kept), lapseLease(lapsed)])
    await renewLeases([here])
    expect(await returnLapsed()).toBe(1)
    const next = await RoomSocket.connect(two.url, { userId: await makeAgent(show, 'next') })
    expect(await next.ask('conversation:claim', { conversationId: kept })).toMatchObject({
      code: 'CONVERSATION_TAKEN',
      detail: { by: 'here' },
    })
    expect(await next.mustAsk('conversation:claim', { conversationId: lapsed })).toMatchObject({
      assigneeName: 'next',
    })
  })
})

async function makeRoom(capacity?: number) {
  const show = await makeShow({ capacity })
  await putOnAir(show)
  const viewerId = await makeAccount('asker')
  const viewer = await RoomSocket.connect(one.url, { userId: viewerId })
  const host = await RoomSocket.connect(two.url, { userId: show.hostId })
  await Promise.all([viewer.join(show.room), host.join(show.room)])
  return { show, viewer, viewerId, host }
}

async function ask(viewer: RoomSocket, { room }: Show, text: string): Promise<string> {
  return (await viewer.mustAsk('question:ask', { room, clientId: randomUUID(), text })).id
}

async function handOff(viewer: RoomSocket, host: RoomSocket, show: Show): Promise<string> {
  const questionId = await ask(viewer, show, 'what is the minimum?')
  return (await host.mustAsk('question:hand-off', { questionId, version: 0, note: 'please' })).conversationId
}

function stateOf(fact: DeliveredFact): string | null {
  return 'data' in fact && 'state' in fact.data ? fact.data.state : null
}
