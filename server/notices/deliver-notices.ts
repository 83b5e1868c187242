import { groupOfKind, noticeKinds, type NoticeKind } from '#lib/notices.ts'
import { now } from '#server/clock.ts'
import { makeLog } from '#server/log.ts'
import { lettersAtOnce, sendMail } from '#server/mail/send-mail.ts'
import { noticeLetter, noticePush } from './compose-notice.ts'
import { claimDueNotice, updateDelivery, type Delivery, type DueNotice } from './delivery.repo.ts'
import { deleteSubscription } from './push-subscription.repo.ts'
import { sendPush } from './send-push.ts'
import { readNoticeSettings } from './settings.ts'
import { withDeadline } from './with-deadline.ts'

/** By whom letters and pushes go, and how long one may take. */
export type Couriers = { sendMail: typeof sendMail; sendPush: typeof sendPush; deadlineMs?: number }

const mostTries = 8
const firstPauseMs = 30_000
const longestPauseMs = 3_600_000
const roundMs = 20_000
/** Longer than a letter may take, so that a notice which is being sent is never sent by a second worker. */
const sendMs = 25_000
const leaseMs = 60_000

/**
 * Mails and pushes what people are to be told. A worker that dies on the way leaves its notice to the next one,
 * so a letter may come twice, never not at all. Returns how many notices were dealt with.
 */
export async function deliverNotices(couriers: Couriers = { sendMail, sendPush }): Promise<number> {
  const until = now().getTime() + roundMs
  const counts = await Promise.all(Array.from({ length: lettersAtOnce }, () => deliverUntil(until, couriers)))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function deliverUntil(untilMs: number, couriers: Couriers): Promise<number> {
  let count = 0
  while (now().getTime() < untilMs && (await deliverNext(couriers))) count += 1
  return count
}

async function deliverNext(couriers: Couriers): Promise<boolean> {
  const at = now()
  const notice = await claimDueNotice(at, new Date(at.getTime() + leaseMs))
  if (!notice) return false
  const kind = noticeKinds.find((known) => known === notice.kind)
  await updateDelivery(
    notice,
    kind && isWanted(notice, kind)
      ? await deliver(notice, kind, couriers)
      : { ...keptOf(notice), dueAt: null },
  )
  return true
}

/** What is still to be sent: no more to a person who left, after too many tries, nor of a show that has begun. */
function isWanted({ id, tries, user, programme }: DueNotice, kind: NoticeKind): boolean {
  if (user.erasedAt !== null) return false
  if (tries > mostTries) {
    makeLog('notices').error({ noticeId: id }, 'a notice was not delivered: every worker ended with it')
    return false
  }
  const isStale =
    kind === 'starting' && (!programme || programme.state !== 'approved' || programme.startsAt < now())
  if (isStale) makeLog('notices').info({ noticeId: id }, 'a reminder came too late and was dropped')
  return !isStale
}

async function deliver(notice: DueNotice, kind: NoticeKind, couriers: Couriers): Promise<Delivery> {
  const wanted = (await readNoticeSettings(notice.userId))[groupOfKind[kind]]
  const isMailDue = wanted.mail && notice.user.emailVerified && !notice.mailedAt
  const [isMailed, pushed] = await Promise.all([
    isMailDue ? mail(notice, kind, couriers) : true,
    wanted.push && !notice.pushedAt ? push(notice, kind, couriers) : { isDone: true, to: [] },
  ])
  const isDone = isMailed && pushed.isDone
  const isGivenUp = !isDone && notice.tries >= mostTries
  if (isGivenUp) makeLog('notices').error({ noticeId: notice.id }, 'a notice was not delivered')
  const pauseMs = Math.min(firstPauseMs * 2 ** (notice.tries - 1), longestPauseMs)
  return {
    mailedAt: isMailDue && isMailed ? now() : notice.mailedAt,
    pushedAt: wanted.push && pushed.isDone ? (notice.pushedAt ?? now()) : notice.pushedAt,
    pushedTo: [...notice.pushedTo, ...pushed.to],
    dueAt: isDone || isGivenUp ? null : new Date(now().getTime() + pauseMs),
  }
}

function keptOf({ mailedAt, pushedAt, pushedTo }: DueNotice): Omit<Delivery, 'dueAt'> {
  return { mailedAt, pushedAt, pushedTo }
}

function mail(notice: DueNotice, kind: NoticeKind, couriers: Couriers): Promise<boolean> {
  const { deadlineMs = sendMs } = couriers
  return attempt(notice, () => withDeadline(couriers.sendMail(noticeLetter(notice, kind)), deadlineMs))
}

/** To every browser that has not got it yet; one that fails is no reason to bother the others again. */
async function push(
  notice: DueNotice,
  kind: NoticeKind,
  { sendPush: send, deadlineMs = sendMs }: Couriers,
): Promise<{ isDone: boolean; to: string[] }> {
  const words = noticePush(notice, kind)
  const left = notice.user.subscriptions.filter(({ id }) => !notice.pushedTo.includes(id))
  const to: string[] = []
  const outcomes = await Promise.all(
    left.map((subscription) =>
      attempt(notice, async () => {
        if (await withDeadline(send(subscription, words), deadlineMs)) to.push(subscription.id)
        else await deleteSubscription(subscription.endpoint)
      }),
    ),
  )
  return { isDone: outcomes.every(Boolean), to }
}

async function attempt({ id }: DueNotice, send: () => Promise<void>): Promise<boolean> {
  try {
    await send()
    return true
  } catch (error) {
    makeLog('notices').warn({ err: error, noticeId: id }, 'a notice could not be sent, tried again later')
    return false
  }
}
