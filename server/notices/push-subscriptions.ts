import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import type { SignedIn } from '#server/accounts/signed-in.ts'
import { holdAccount } from '#server/accounts/hold-accounts.ts'
import { isConstraintViolation, transaction } from '#server/db.ts'
import {
  deleteSubscription,
  deleteSubscriptionsOfSession,
  findEndpoints,
  trimSubscriptions,
  upsertSubscription,
  type SubscriptionKeys,
} from './push-subscription.repo.ts'

/** Browsers that one person is pushed to. */
const mostBrowsers = 10

/** Whose servers browsers name: ours calls no other, however a page was made to ask for it. */
const pushServices = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'push.apple.com',
  'notify.windows.com',
]

/**
 * From now on this browser is pushed to, until the sign-in that asked for it is ended. Throws `BAD_REQUEST` for an
 * endpoint that is no push service's, `SIGN_IN_REQUIRED` when the sign-in or the account is over by now.
 */
export async function subscribe({ actor, sessionId }: SignedIn, keys: SubscriptionKeys): Promise<void> {
  if (!isPushService(keys.endpoint)) throw new AppError('BAD_REQUEST', 'not a known push service')
  try {
    await transaction(async (tx) => {
      await holdAccount(tx, actor)
      await upsertSubscription(tx, { userId: actor.userId, sessionId }, keys)
    })
  } catch (error) {
    if (!isConstraintViolation(error)) throw error
    throw new AppError('SIGN_IN_REQUIRED', 'the sign-in has ended', { cause: error })
  }
  await trimSubscriptions(actor.userId, mostBrowsers)
}

export async function unsubscribeBrowser(actor: Actor, endpoint: string): Promise<void> {
  await deleteSubscription(endpoint, actor.userId)
}

/** A sign-in that somebody ended takes its browser along: on a shared one, others would read what is pushed. */
export async function unsubscribeSession(sessionId: string): Promise<void> {
  await deleteSubscriptionsOfSession(sessionId)
}

/** The endpoints of the browsers that the person is pushed to. */
export function listPushedBrowsers(actor: Actor): Promise<string[]> {
  return findEndpoints(actor.userId)
}

export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname, port, username } = new URL(endpoint)
  if (protocol !== 'https:' || port !== '' || username !== '') return false
  return pushServices.some((service) => hostname === service || hostname.endsWith(`.${service}`))
}
