import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { GET as getUnread } from '#app/api/account/unread/route.ts'
import { GET as getPlace } from '#app/q/[question]/route.ts'
import { questionPath } from '#lib/question-place.ts'
import type { Actor } from '#lib/roles.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { db } from '#server/db.ts'
import { publicUrl } from '#server/env.ts'
import type { Mail } from '#server/mail/send-mail.ts'
import { deliverNotices } from '#server/notices/deliver-notices.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { endBroadcast } from '#server/programmes/end-broadcast.ts'
import { answerQuestionLive } from '#server/questions/answer-question-live.ts'
import { askQuestion } from '#server/questions/ask-question.ts'
import { findQuestionPaths } from '#server/questions/find-question-paths.ts'
import { listOwnQuestions } from '#server/questions/list-own-questions.ts'
import { makeAccount } from '#tests/support/factories.ts'
import { makeSessionCookie } from '#tests/support/session-cookie.ts'
import { makeShow, mustRead, putOnAir } from '#tests/support/show.ts'

describe('the notice of an answer', () => {
  it('says which question, in its first words, on the page and in the letter', async () => {
    const show = await makeShow()
    await putOnAir(show)
    const { programmeId } = show
    const asker = await mustRead(await makeAccount('asker'))
    await db().user.update({ where: { id: asker.userId }, data: { emailVerified: true } })
    const text = 'Does the large deposit certificate pay its interest every month or at the end?'
    const speaking = await authorize(asker, 'room:speak', { programmeId })
    const { id } = await askQuestion(speaking, { clientId: randomUUID(), text })
    const host = await authorize(await mustRead(show.hostId), 'programme:run', { programmeId })
    await answerQuestionLive(host, { questionId: id, version: 0 })

    const begun = 'Does the large deposit certifi…'
    expect(await listNotices(asker, findQuestionPaths)).toMatchObject([{ kind: 'answered', question: begun }])
    const cookie = await makeSessionCookie(asker.userId)
    expect(await readUnread({ cookie })).toEqual([200, 1])
    expect(await readUnread({})).toMatchObject([401, {}])
    const letters: Mail[] = []
    const sendMail = (mail: Mail) => Promise.resolve(void letters.push(mail))
    await deliverNotices({ sendMail, sendPush: () => Promise.resolve(true) })
    const written = letters.map((letter) => letter.text).join('\n')
    expect(written).toContain(`“${begun}”`)
    expect(written).toContain(`${publicUrl()}/q/${id}\n`)
  })

  it('leads to the room, and to the answer in the replay once that is published', async () => {
    const show = await makeShow()
    const { programmeId, slug } = show
    const asker = await mustRead(await makeAccount('asker'))
    const speaking = await authorize(asker, 'room:speak', { programmeId })
    const before = await askQuestion(speaking, { clientId: randomUUID(), text: 'asked before the show' })
    const broadcastId = await putOnAir(show)
    const host = await authorize(await mustRead(show.hostId), 'programme:run', { programmeId })
    await answerQuestionLive(host, { questionId: before.id, version: 0 })
    expect(await placesOf(asker, before.id)).toEqual(Array(2).fill(`/live/${slug}?tab=questions`))

    await endBroadcast(host, { broadcastId })
    await db().replay.upsert({
      where: { broadcastId },
      create: { broadcastId, state: 'published', durationMs: 60_000 },
      update: { state: 'published' },
    })
    await db().question.update({ where: { id: before.id }, data: { answeredMs: 12_900 } })
    expect(await placesOf(asker, before.id)).toEqual(
      Array(2).fill(`/replay/${slug}/${broadcastId}?tab=questions&t=12`),
    )
    expect((await listOwnQuestions(asker)).map(questionPath)).toEqual([
      `/replay/${slug}/${broadcastId}?tab=questions&t=12`,
    ])
  })
})

/** As the bell of an open page asks. */
async function readUnread(headers: HeadersInit): Promise<[number, unknown]> {
  const response = await getUnread(new Request('http://caibo.test/', { headers }))
  return [response.status, await response.json()]
}

/** Where the notice in the site leads, and where its letter does. */
async function placesOf(asker: Actor, question: string): Promise<unknown[]> {
  const [notice] = await listNotices(asker, findQuestionPaths)
  const response = await getPlace(new Request('http://caibo.test/'), {
    params: Promise.resolve({ question }),
  })
  return [notice?.path, response.headers.get('location')]
}
