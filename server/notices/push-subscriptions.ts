import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import {
  deleteSubscription,
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

/** Throws `BAD_REQUEST` for an endpoint that is no push service's. */
export async function subscribe(actor: Actor, keys: SubscriptionKeys): Promise<void> {
  if (!isPushService(keys.endpoint)) throw new AppError('BAD_REQUEST', 'not a known push service')
  await upsertSubscription(actor.userId, keys)
  await trimSubscriptions(actor.userId, mostBrowsers)
}

export async function unsubscribeBrowser(actor: Actor, endpoint: string): Promise<void> {
  await deleteSubscription(endpoint, actor.userId)
}

export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname, port, username } = new URL(endpoint)
  if (protocol !== 'https:' || port !== '' || username !== '') return false
  return pushServices.some((service) => hostname === service || hostname.endsWith(`.${service}`))
}
