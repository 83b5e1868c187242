import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor } from '#lib/roles.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { db } from '#server/db.ts'
import type { Mail } from '#server/mail/send-mail.ts'
import { settleWords } from '#server/moderation/settle-words.ts'
import { deliverNotices } from '#server/notices/deliver-notices.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { setNoticeSetting } from '#server/notices/settings.ts'
import { endBroadcast } from '#server/programmes/end-broadcast.ts'
import { askQuestion } from '#server/questions/ask-question.ts'
import { closeLeftOpen } from '#server/questions/close-left-open.ts'
import { dismissQuestion } from '#server/questions/dismiss-question.ts'
import { findQuestionPaths } from '#server/questions/find-question-paths.ts'
import { handOffQuestion } from '#server/questions/hand-off-question.ts'
import { listOwnQuestions } from '#server/questions/list-own-questions.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { makeShow, mustRead, putOnAir, type Show } from '#tests/support/show.ts'

describe('who asked is told', () => {
  it('that the host dismissed it, and why', async () => {
    const { show, asker, host } = await openRoom()
    const id = await ask(show, asker, 'Is this off topic?')
    await dismissQuestion(host, { questionId: id, version: 0, reason: 'Another show is about this' })
    const told = {
      kind: 'dismissed',
      question: 'Is this off topic?',
      reason: 'Another show is about this',
      path: `/live/${show.slug}?tab=questions`,
    }
    expect(await listNotices(asker, findQuestionPaths)).toMatchObject([told])
    const [letter = ''] = await lettersTo(asker)
    expect(letter).toContain(told.question)
    expect(letter).toContain(told.reason)
  })

  it('that a moderator did not let it through', async () => {
    const { show, asker, host } = await openRoom()
    const id = await ask(show, asker, 'Held back')
    await db().question.update({ where: { id }, data: { state: 'held', publishedAt: null } })
    await settleWords(host, { kind: 'question', id, isShown: false })
    expect(await listNotices(asker, findQuestionPaths)).toMatchObject([{ kind: 'dismissed', reason: null }])
  })

  it('that it went to an agent', async () => {
    const { show, asker, host } = await openRoom()
    const id = await ask(show, asker, 'How much may I transfer?')
    await handOffQuestion(host, { questionId: id, version: 0 })
    expect(await listNotices(asker, findQuestionPaths)).toMatchObject([
      { kind: 'handed-off', question: 'How much may I transfer?' },
    ])
  })

  it('once a show of what its end left open, in the words of the room', async () => {
    const { show, asker, host, broadcastId, before } = await openRoom({ asksBefore: true })
    const one = await mustRead(await makeAccount('one'))
    await ask(show, one, 'the only one')
    for (const text of ['first', 'second']) await ask(show, asker, text)
    await endBroadcast(host, { broadcastId })
    await closeLeftOpen()
    expect(await listNotices(one, findQuestionPaths)).toMatchObject([
      { kind: 'left-open', question: 'the only one', count: 1 },
    ])
    expect(await listNotices(asker, findQuestionPaths)).toMatchObject([
      { kind: 'left-open', question: null, count: 3 },
    ])
    const own = await listOwnQuestions(asker)
    expect(own.map(({ isLeftOpen }) => isLeftOpen)).toEqual([true, true, true])
    expect(own.map(({ id }) => id)).toContain(before)
    expect((await lettersTo(asker)).join()).toContain('您的 3 个提问')
  })

  it('by no letter when they want none', async () => {
    const { show, asker, host } = await openRoom()
    await setNoticeSetting(asker.userId, { group: 'answers', channel: 'mail', isOn: false })
    const id = await ask(show, asker, 'Quietly, please')
    await dismissQuestion(host, { questionId: id, version: 0, reason: 'no' })
    expect(await listNotices(asker, findQuestionPaths)).toHaveLength(1)
    expect(await lettersTo(asker)).toEqual([])
  })
})

async function openRoom({ asksBefore = false } = {}) {
  const show = await makeShow()
  const asker = await mustRead(await makeAccount('asker'))
  await db().user.update({ where: { id: asker.userId }, data: { emailVerified: true } })
  const before = asksBefore ? await ask(show, asker, 'before the show') : null
  const broadcastId = await putOnAir(show)
  const host = await authorize(await mustRead(show.hostId), 'programme:run', {
    programmeId: show.programmeId,
  })
  return { show, asker, host, broadcastId, before }
}

async function ask({ programmeId }: Show, asker: Actor, text: string): Promise<string> {
  const speaks = await authorize(asker, 'room:speak', { programmeId })
  return (await askQuestion(speaks, { clientId: randomUUID(), text })).id
}

/** What the person's letters say. */
async function lettersTo({ userId }: Actor): Promise<string[]> {
  const { email } = await db().user.findUniqueOrThrow({ where: { id: userId } })
  const letters: Mail[] = []
  const sendMail = (mail: Mail) => Promise.resolve(void letters.push(mail))
  await deliverNotices({ sendMail, sendPush: () => Promise.resolve(true) })
  return letters.filter(({ to }) => to === email).map(({ subject, text }) => `${subject}\n${text}`)
}
