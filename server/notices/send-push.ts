import type { Agent } from 'node:https'
import webpush, { WebPushError } from 'web-push'
import { publicUrl } from '#server/env.ts'
import { readPushKeys } from './push-keys.ts'
import type { SubscriptionKeys } from './push-subscription.repo.ts'

/** What the service worker shows (public/sw.js). */
export type PushWords = { title: string; body: string; url: string; tag: string }

const timeoutMs = 5_000
const validSeconds = 3_600

/**
 * Sends encrypted words to one browser (RFC 8030, 8291). False: it has withdrawn its subscription. Throws
 * what the push service answered otherwise.
 */
export async function sendPush(
  { endpoint, p256dh, auth }: SubscriptionKeys,
  words: PushWords,
  agent?: Agent,
): Promise<boolean> {
  const subscription = { endpoint, keys: { p256dh, auth } }
  const vapidDetails = { subject: contact(), ...(await readPushKeys()) }
  try {
    await webpush.sendNotification(subscription, JSON.stringify(words), {
      vapidDetails,
      timeout: timeoutMs,
      TTL: validSeconds,
      ...(agent ? { agent } : {}),
    })
    return true
  } catch (error) {
    if (error instanceof WebPushError && (error.statusCode === 404 || error.statusCode === 410)) return false
    throw error
  }
}

/** Where a push service finds who pushes; it takes https and mail addresses only. */
function contact(): string {
  return publicUrl().startsWith('https:') ? publicUrl() : 'mailto:no-reply@localhost'
}
