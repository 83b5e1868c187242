import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { GET as getUnread } from '#app/api/account/unread/route.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { db } from '#server/db.ts'
import type { Mail } from '#server/mail/send-mail.ts'
import { deliverNotices } from '#server/notices/deliver-notices.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { answerQuestionLive } from '#server/questions/answer-question-live.ts'
import { askQuestion } from '#server/questions/ask-question.ts'
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
    expect(await listNotices(asker)).toMatchObject([{ kind: 'answered', question: begun }])
    const cookie = await makeSessionCookie(asker.userId)
    expect(await readUnread({ cookie })).toEqual([200, 1])
    expect(await readUnread({})).toMatchObject([401, {}])
    const letters: Mail[] = []
    const sendMail = (mail: Mail) => Promise.resolve(void letters.push(mail))
    await deliverNotices({ sendMail, sendPush: () => Promise.resolve(true) })
    expect(letters.map((letter) => letter.text).join('\n')).toContain(`“${begun}”`)
  })
})

/** As the bell of an open page asks. */
async function readUnread(headers: HeadersInit): Promise<[number, unknown]> {
  const response = await getUnread(new Request('http://caibo.test/', { headers }))
  return [response.status, await response.json()]
}
