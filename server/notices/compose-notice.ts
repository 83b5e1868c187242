import { z } from 'zod'
import { negotiateLocale } from '#lib/locale.ts'
import { groupOfKind, type NoticeKind } from '#lib/notices.ts'
import { stableQuestionPath } from '#lib/question-place.ts'
import { publicUrl } from '#server/env.ts'
import type { Mail } from '#server/mail/send-mail.ts'
import type { DueNotice } from './delivery.repo.ts'
import { beijingTime, noticeEnding, noticeWords } from './notice-words.ts'
import type { PushWords } from './send-push.ts'
import { unsubscribeLinks } from './unsubscribe.ts'

const detailSchema = z.object({
  startsAt: z.number().catch(0).default(0),
  reason: z.string().catch('').default(''),
  question: z.string().catch('').default(''),
  count: z.number().catch(1).default(1),
})

/** The letter of a notice, in its reader's language. */
export function noticeLetter(notice: DueNotice, kind: NoticeKind): Mail {
  const { locale, words, url } = compose(notice, kind)
  const links = unsubscribeLinks(notice.userId, groupOfKind[kind])
  return {
    to: notice.user.email,
    subject: words.subject,
    text: words.text + noticeEnding(locale, { url, unsubscribe: links.page }),
    unsubscribeUrl: links.oneClick,
  }
}

/** What a browser shows of a notice; shown again it takes the place of the first. */
export function noticePush(notice: DueNotice, kind: NoticeKind): PushWords {
  const { words, url } = compose(notice, kind)
  return { title: words.subject, body: words.text, url, tag: notice.id }
}

function compose({ detail, programme, questionId, user }: DueNotice, kind: NoticeKind) {
  const locale = negotiateLocale(user.locale ?? undefined, null)
  const { startsAt, ...said } = detailSchema.parse(detail)
  const facts = { title: programme?.title ?? '', time: beijingTime(locale, startsAt), ...said }
  const programmePath = programme ? `/live/${programme.slug}` : '/account/notices'
  const url = publicUrl() + (questionId === null ? programmePath : stableQuestionPath(questionId))
  return { locale, words: noticeWords(locale, kind, facts), url }
}
