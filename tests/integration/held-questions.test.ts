import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { roomOf } from '#lib/rooms.ts'
import type { Actor } from '#lib/roles.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { publishPhraseRules } from '#server/compliance/publish-phrase-rules.ts'
import { db } from '#server/db.ts'
import { settleWords } from '#server/moderation/settle-words.ts'
import { readFacts } from '#server/outbox/read-facts.ts'
import { readRoomSeq } from '#server/outbox/read-room-seq.ts'
import { endBroadcast } from '#server/programmes/end-broadcast.ts'
import { askQuestion } from '#server/questions/ask-question.ts'
import { closeLeftOpen } from '#server/questions/close-left-open.ts'
import { dismissQuestion } from '#server/questions/dismiss-question.ts'
import { listBroadcastQuestions, listProgrammeQuestions } from '#server/questions/list-questions.ts'
import { withdrawQuestion } from '#server/questions/withdraw-question.ts'
import { presentFacts } from '#server/realtime/present-facts.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { makeShow, mustRead, putOnAir, type Show } from '#tests/support/show.ts'

const secret = '大家买，保本'

describe('a question that no moderator let through', () => {
  const ends: [string, (asked: HeldQuestion) => Promise<unknown>][] = [
    ['its asker took it back', ({ asker, id }) => withdrawQuestion(asker, id)],
    [
      'the host dismissed it',
      async ({ show, id }) =>
        dismissQuestion(await asHost(show), { questionId: id, version: 0, reason: '不合适' }),
    ],
    [
      'its show ended',
      async ({ show, broadcastId }) => {
        await endBroadcast(await asHost(show), { broadcastId })
        await closeLeftOpen()
      },
    ],
    [
      'a moderator refused it',
      async ({ show, id }) => settleWords(await asHost(show), { kind: 'question', id, isShown: false }),
    ],
  ]

  it.each(ends)('is not told to its room or its replay after %s', async (_, end) => {
    const asked = await askHeld()
    const { show, id, broadcastId } = asked
    await end(asked)
    expect(await db().question.count({ where: { id, state: { in: ['withdrawn', 'dismissed'] } } })).toBe(1)
    const facts = await readAllFacts(show.room)
    expect(facts.filter(({ event }) => event === 'question:changed')).toEqual([])
    expect(facts.map(({ event }) => event)).toContain('question:asked')
    expect(JSON.stringify(await presentFacts(show.room, facts))).not.toContain(secret)
    expect(await listProgrammeQuestions(show.programmeId)).toEqual([])
    expect(await listBroadcastQuestions(broadcastId)).toEqual([])
    const studio = await readAllFacts(roomOf('studio', show.programmeId))
    expect(studio.filter(({ event }) => event === 'moderation:changed')).toHaveLength(2)
  })

  it('is the room’s from the moment that it is let through, also when it ends in the very next one', async () => {
    const { show, id, asker } = await askHeld()
    await settleWords(await asHost(show), { kind: 'question', id, isShown: true })
    expect((await listProgrammeQuestions(show.programmeId)).map(({ text }) => text)).toEqual([secret])
    await withdrawQuestion(asker, id)
    const told = await presentFacts(show.room, await readAllFacts(show.room))
    expect(told.filter(({ event }) => event === 'question:changed')).toMatchObject([
      { data: { id, state: 'withdrawn' } },
      { data: { id, state: 'withdrawn' } },
    ])
  })
})

type HeldQuestion = { show: Show; asker: Actor; id: string; broadcastId: string }

async function askHeld(): Promise<HeldQuestion> {
  const show = await makeShow()
  await holdPromises(show)
  const broadcastId = await putOnAir(show)
  const asker = await mustRead(await makeAccount('asker'))
  const speaks = await authorize(asker, 'room:speak', { programmeId: show.programmeId })
  const { id, outcome } = await askQuestion(speaks, { clientId: randomUUID(), text: secret })
  expect(outcome).toBe('held')
  return { show, asker, id, broadcastId }
}

async function holdPromises({ institutionId }: Show): Promise<void> {
  const { slug } = await db().institution.findUniqueOrThrow({ where: { id: institutionId } })
  const officer = await makeAccount('officer', [
    { role: 'compliance-officer', institutionId, branchId: null },
  ])
  const { email } = await db().user.findUniqueOrThrow({ where: { id: officer } })
  const rule = { name: 'promises', place: 'any' as const, action: 'hold' as const }
  await publishPhraseRules({
    institution: slug,
    reviewer: email,
    rules: [{ ...rule, phrases: ['保本'], exceptions: [] }],
  })
}

async function asHost({ hostId, programmeId }: Show) {
  return authorize(await mustRead(hostId), 'programme:run', { programmeId })
}

async function readAllFacts(room: Show['room']) {
  return (await readFacts(room, 0, await readRoomSeq(room))) ?? []
}
