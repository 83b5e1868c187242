import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeliveredFact, QuestionView } from '#lib/events.ts'
import { renewAnswerLeases } from '#server/questions/renew-answer-leases.ts'
import { listProgrammeQuestions } from '#server/questions/list-questions.ts'
import { returnLapsedQuestions } from '#server/questions/return-lapsed-questions.ts'
import { lapseAnswerLease, listAudit, startOf } from '#tests/support/evidence.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { RealtimeProcess } from '#tests/support/realtime-process.ts'
import { RoomSocket } from '#tests/support/room-socket.ts'
import { makeShow, mustRead, putOnAir, type Show } from '#tests/support/show.ts'

let one: RealtimeProcess
let two: RealtimeProcess

beforeAll(async () => {
  ;[one, two] = await Promise.all([RealtimeProcess.start(), RealtimeProcess.start()])
})

afterAll(async () => {
  await Promise.all([one.stop(), two.stop()])
})

describe('a question that is being answered', () => {
  it('is shown so to the whole room, and answered keeps the moment at which the host began', async () => {
    const { show, viewer, host, questionId } = await makeRoom()
    await host.mustAsk('question:begin-answer', { questionId, version: 0 })
    const claimed = await sees(viewer, show, 'claimed')
    expect(claimed).toMatchObject({ id: questionId, answeredMs: null })

    const beganMs = await startOf(questionId)
    await host.mustAsk('question:answer-live', { questionId, version: claimed.version })
    expect(await sees(viewer, show, 'answered-live')).toMatchObject({ answeredMs: beganMs })
    expect(await listAudit(questionId, 'question.claimed')).toHaveLength(1)
  })

  it('is given to exactly one of the hosts, and the others are told whom', async () => {
    const { show, questionId } = await makeRoom()
    const names = Array.from({ length: 8 }, (_, index) => `host-${index}`)
    const hosts = await Promise.all(names.map((name, index) => connectHost(show, name, index % 2 === 0)))
    const answers = await Promise.all(
      hosts.map((host) => host.ask('question:begin-answer', { questionId, version: 0 })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const winner = names[answers.findIndex(({ ok }) => ok)]
    const losers = answers.flatMap((answer) => (answer.ok ? [] : [[answer.code, answer.detail['by']]]))
    expect(losers).toEqual(Array.from({ length: 7 }, () => ['QUESTION_TAKEN', winner]))
    const other = hosts.find((_, index) => names[index] !== winner)
    expect(await other?.ask('question:answer-live', { questionId, version: 1 })).toMatchObject({
      code: 'QUESTION_TAKEN',
      detail: { by: winner },
    })
    expect(await listAudit(questionId, 'question.claimed')).toHaveLength(1)
  })

  it('waits again once its host has vanished, and not while the host is here', async () => {
    const { show, viewer, host, questionId } = await makeRoom()
    await host.mustAsk('question:begin-answer', { questionId, version: 0 })
    await lapseAnswerLease(questionId)
    const { hostId, programmeId } = show
    await renewAnswerLeases([{ hostId, programmeId }])
    await returnLapsedQuestions()
    expect(await stateOf(show)).toBe('claimed')

    await lapseAnswerLease(questionId)
    const other = await makeShow()
    await renewAnswerLeases([
      { hostId, programmeId: other.programmeId },
      { hostId: other.hostId, programmeId },
    ])
    await returnLapsedQuestions()
    expect(await sees(viewer, show, 'published')).toMatchObject({ id: questionId, answeredMs: null })
    const next = await connectHost(show, 'next', true)
    await next.mustAsk('question:begin-answer', { questionId, version: 2 })
  })

  it('is neither handed off nor dismissed by another host while its own is here', async () => {
    const { show, viewer, host, questionId } = await makeRoom()
    await host.mustAsk('question:begin-answer', { questionId, version: 0 })
    const { version } = await sees(viewer, show, 'claimed')
    const other = await connectHost(show, 'other', true)
    const taken = { ok: false, code: 'QUESTION_TAKEN', detail: { by: (await mustRead(show.hostId)).name } }
    expect(await other.ask('question:hand-off', { questionId, version })).toMatchObject(taken)
    expect(await other.ask('question:dismiss', { questionId, version, reason: 'mine' })).toMatchObject(taken)
    expect(await stateOf(show)).toBe('claimed')
    expect(await startOf(questionId)).not.toBeNull()

    await lapseAnswerLease(questionId)
    await other.mustAsk('question:dismiss', { questionId, version, reason: 'its host has left' })
    expect(await sees(viewer, show, 'dismissed')).toMatchObject({ id: questionId })
  })

  it('is answered by another host once its own has left, and that one’s beginning is not theirs', async () => {
    const { show, viewer, host, questionId } = await makeRoom()
    await host.mustAsk('question:begin-answer', { questionId, version: 0 })
    const { version } = await sees(viewer, show, 'claimed')
    const beganMs = await startOf(questionId)
    const other = await connectHost(show, 'other', true)
    await lapseAnswerLease(questionId)
    await other.mustAsk('question:answer-live', { questionId, version })
    const answered = await sees(viewer, show, 'answered-live')
    expect(answered.answeredMs).toBeGreaterThan(beganMs ?? Infinity)
  })

  it('can be dismissed by the host who is answering it', async () => {
    const { show, viewer, host, questionId } = await makeRoom()
    await host.mustAsk('question:begin-answer', { questionId, version: 0 })
    await host.mustAsk('question:dismiss', { questionId, version: 1, reason: 'answered before' })
    expect(await sees(viewer, show, 'dismissed')).toMatchObject({ id: questionId })
  })

  it('can still be handed to the desk, and then nobody is answering it', async () => {
    const { show, viewer, host, questionId } = await makeRoom()
    await host.mustAsk('question:begin-answer', { questionId, version: 0 })
    await host.mustAsk('question:hand-off', { questionId, version: 1 })
    expect(await sees(viewer, show, 'handed-off')).toMatchObject({ answeredMs: null })
    expect(await startOf(questionId)).toBeNull()
  })

  it('is begun on air only', async () => {
    const show = await makeShow()
    const viewer = await RoomSocket.connect(one.url, { userId: await makeAccount('early') })
    await viewer.join(show.room)
    const { id } = await viewer.mustAsk('question:ask', {
      room: show.room,
      clientId: randomUUID(),
      text: 'before the show',
    })
    const host = await RoomSocket.connect(two.url, { userId: show.hostId })
    expect(await host.ask('question:begin-answer', { questionId: id, version: 0 })).toMatchObject({
      code: 'BROADCAST_NOT_LIVE',
    })
  })
})

async function makeRoom() {
  const show = await makeShow()
  await putOnAir(show)
  const viewer = await RoomSocket.connect(one.url, { userId: await makeAccount('asker') })
  const host = await RoomSocket.connect(two.url, { userId: show.hostId })
  await Promise.all([viewer.join(show.room), host.join(show.room)])
  const asked = { room: show.room, clientId: randomUUID(), text: 'what is the minimum?' }
  const { id: questionId } = await viewer.mustAsk('question:ask', asked)
  return { show, viewer, host, questionId }
}

async function connectHost(show: Show, name: string, isFirst: boolean): Promise<RoomSocket> {
  const { institutionId } = show
  const userId = await makeAccount(name, [{ role: 'programme-manager', institutionId, branchId: null }])
  return RoomSocket.connect(isFirst ? one.url : two.url, { userId })
}

async function sees(viewer: RoomSocket, show: Show, state: string): Promise<QuestionView> {
  const question = (fact: DeliveredFact): QuestionView | null =>
    'data' in fact && fact.event === 'question:changed' ? fact.data : null
  const told = await viewer.sees(show.room, 'question:changed', (fact) => question(fact)?.state === state)
  const view = question(told)
  if (!view) throw new Error('no question in the fact')
  return view
}

async function stateOf(show: Show): Promise<string | undefined> {
  return (await listProgrammeQuestions(show.programmeId))[0]?.state
}
