import { z } from 'zod'
import { negotiateLocale } from '#lib/locale.ts'
import { groupOfKind, noticeKinds, type NoticeKind } from '#lib/notices.ts'
import { now } from '#server/clock.ts'
import { transaction, type Tx } from '#server/db.ts'
import { publicUrl } from '#server/env.ts'
import { makeLog } from '#server/log.ts'
import { sendMail } from '#server/mail/send-mail.ts'
import { lockDueNotice, updateDelivery, type DueNotice } from './delivery.repo.ts'
import { beijingTime, noticeEnding, noticeWords } from './notice-words.ts'
import { deleteSubscription } from './push-subscription.repo.ts'
import { sendPush, type PushWords } from './send-push.ts'
import { readNoticeSettings } from './settings.ts'
import { unsubscribeLinks } from './unsubscribe.ts'

/** Letters on their way at once: each holds a connection to the database until its server has answered. */
const atOnce = 6
const mostTries = 8
const firstPauseMs = 30_000
const longestPauseMs = 3_600_000
const roundMs = 20_000

/**
 * Mails and pushes what people are to be told. A worker that dies on the way leaves its notice to the next one,
 * so a letter may come twice, never not at all. Returns how many notices were dealt with.
 */
export async function deliverNotices(): Promise<number> {
  const until = now().getTime() + roundMs
  const counts = await Promise.all(Array.from({ length: atOnce }, () => deliverUntil(until)))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function deliverUntil(untilMs: number): Promise<number> {
  let count = 0
  while (now().getTime() < untilMs && (await transaction(deliverNext))) count += 1
  return count
}

async function deliverNext(tx: Tx): Promise<boolean> {
  const notice = await lockDueNotice(tx, now())
  if (!notice) return false
  const kind = noticeKinds.find((known) => known === notice.kind)
  const nothing = { dueAt: null, tries: notice.tries, mailedAt: notice.mailedAt, pushedAt: notice.pushedAt }
  if (!kind || notice.user.erasedAt !== null || isStale(notice, kind)) {
    await updateDelivery(tx, notice.id, nothing)
    return true
  }
  const wanted = (await readNoticeSettings(notice.userId, tx))[groupOfKind[kind]]
  const [mail, push] = await Promise.all([
    wanted.mail && notice.user.emailVerified && !notice.mailedAt
      ? attempt(() => mailNotice(notice, kind))
      : null,
    wanted.push && !notice.pushedAt ? attempt(() => pushNotice(notice, kind)) : null,
  ])
  const tries = notice.tries + 1
  const isDone = (mail ?? true) && (push ?? true)
  const isGivenUp = tries >= mostTries
  const pauseMs = Math.min(firstPauseMs * 2 ** notice.tries, longestPauseMs)
  await updateDelivery(tx, notice.id, {
    tries,
    mailedAt: mail ? now() : notice.mailedAt,
    pushedAt: push ? now() : notice.pushedAt,
    dueAt: isDone || isGivenUp ? null : new Date(now().getTime() + pauseMs),
  })
  if (!isDone && isGivenUp) makeLog('notices').error({ noticeId: notice.id }, 'a notice was not delivered')
  return true
}

/** A reminder of a show that has begun is none. */
function isStale({ programme }: DueNotice, kind: NoticeKind): boolean {
  if (kind !== 'starting') return false
  return !programme || programme.state !== 'approved' || programme.startsAt < now()
}

async function attempt(send: () => Promise<void>): Promise<boolean> {
  try {
    await send()
    return true
  } catch (error) {
    makeLog('notices').warn({ err: error }, 'a notice could not be sent, tried again later')
    return false
  }
}

async function mailNotice(notice: DueNotice, kind: NoticeKind): Promise<void> {
  const { locale, words, url } = compose(notice, kind)
  const links = unsubscribeLinks(notice.userId, groupOfKind[kind])
  await sendMail({
    to: notice.user.email,
    subject: words.subject,
    text: words.text + noticeEnding(locale, { url, unsubscribe: links.page }),
    unsubscribeUrl: links.oneClick,
  })
}

async function pushNotice(notice: DueNotice, kind: NoticeKind): Promise<void> {
  const { words, url } = compose(notice, kind)
  const push: PushWords = { title: words.subject, body: words.text, url, tag: notice.id }
  await Promise.all(
    notice.user.subscriptions.map(async (subscription) => {
      if (!(await sendPush(subscription, push))) await deleteSubscription(subscription.endpoint)
    }),
  )
}

const detailSchema = z.object({
  startsAt: z.number().catch(0).default(0),
  reason: z.string().catch('').default(''),
})

function compose({ detail, programme, user }: DueNotice, kind: NoticeKind) {
  const locale = negotiateLocale(user.locale ?? undefined, null)
  const { startsAt, reason } = detailSchema.parse(detail)
  const facts = { title: programme?.title ?? '', time: beijingTime(locale, startsAt), reason }
  const url = programme ? `${publicUrl()}/live/${programme.slug}` : `${publicUrl()}/account/notices`
  return { locale, words: noticeWords(locale, kind, facts), url }
}
