import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { authorize } from '#server/accounts/authorize.ts'
import { db, transaction } from '#server/db.ts'
import { askQuestion } from '#server/questions/ask-question.ts'
import { changeQuestion } from '#server/questions/change-question.ts'
import { voteForQuestion } from '#server/questions/vote-for-question.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { makeShow, mustRead } from '#tests/support/show.ts'
import { waitFor } from '#tests/support/wait-for.ts'

it('takes a vote back though it is not committed yet', async () => {
  const { questionId, vote } = await makeQuestion()
  const held = await holdQuestion(questionId)
  const on = vote(true)
  await waitForWaiting(1)
  const off = vote(false)
  await waitForWaiting(2)
  await held.release()
  expect(await Promise.all([on, off])).toEqual([1, 0])
  expect(await db().questionVote.count({ where: { questionId } })).toBe(0)
})

it('counts no vote for a question that ends in the same moment', async () => {
  const { questionId, vote } = await makeQuestion()
  const held = await holdQuestion(questionId, 'withdrawn')
  const voted = vote(true).catch((error: unknown) => error)
  await waitForWaiting(1)
  await held.release()
  expect(await voted).toMatchObject({ code: 'QUESTION_CLOSED' })
  const row = { select: { voteCount: true, _count: { select: { votes: true } } } }
  expect(await db().question.findUniqueOrThrow({ where: { id: questionId }, ...row })).toEqual({
    voteCount: 0,
    _count: { votes: 0 },
  })
})

async function makeQuestion() {
  const { programmeId } = await makeShow()
  const speaker = async (name: string) =>
    authorize(await mustRead(await makeAccount(name)), 'room:speak', { programmeId })
  const { id: questionId } = await askQuestion(await speaker('asker'), {
    clientId: randomUUID(),
    text: '能随时赎回吗',
  })
  const fan = await speaker('fan')
  return { questionId, vote: (isOn: boolean) => voteForQuestion(fan, { questionId, isOn }) }
}

/** Somebody else's transaction holds the question until it is released, and may end it. */
async function holdQuestion(questionId: string, to?: 'withdrawn'): Promise<{ release(): Promise<void> }> {
  const released = Promise.withResolvers<void>()
  const isHeld = Promise.withResolvers<void>()
  const holding = transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Question" WHERE id = ${questionId} FOR UPDATE`
    if (to) await changeQuestion(tx, questionId, { to, actorId: null })
    isHeld.resolve()
    await released.promise
  })
  await isHeld.promise
  return {
    release: async () => {
      released.resolve()
      await holding
    },
  }
}

/** So many statements of this database wait for a lock. */
async function waitForWaiting(most: number): Promise<void> {
  await waitFor(`${most} waiting`, async () => {
    const waiting: unknown[] = await db().$queryRaw`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    return waiting.length === most
  })
}
