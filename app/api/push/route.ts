import { AppError } from '#lib/errors.ts'
import { pushSubscriptionSchema } from '#lib/push-subscription.ts'
import { requireOwnOrigin } from '#app/api/require-own-origin.ts'
import { respond } from '#app/api/respond.ts'
import { parseRequest } from '#app/parse-request.ts'
import type { SignedIn } from '#server/accounts/signed-in.ts'
import { subscribe, unsubscribeBrowser } from '#server/notices/push-subscriptions.ts'
import { makeLimit } from '#server/rate-limit.ts'
import { findSession } from '#server/sign-in/find-session.ts'

const endpointSchema = pushSubscriptionSchema.pick({ endpoint: true })

const limitChanges = makeLimit('push', { points: 20, seconds: 60 })

/** A browser that wants to be pushed to. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const { signedIn, body } = await readRequest(request)
    const { endpoint: address, keys } = parseRequest(pushSubscriptionSchema, body)
    await subscribe(signedIn, { endpoint: address, ...keys })
    return { ok: true }
  })
}

export function DELETE(request: Request): Promise<Response> {
  return respond(async () => {
    const { signedIn, body } = await readRequest(request)
    await unsubscribeBrowser(signedIn.actor, parseRequest(endpointSchema, body).endpoint)
    return { ok: true }
  })
}

async function readRequest(request: Request): Promise<{ signedIn: SignedIn; body: unknown }> {
  requireOwnOrigin(request)
  const signedIn = await findSession(request.headers)
  if (!signedIn) throw new AppError('SIGN_IN_REQUIRED', 'asked by a guest')
  await limitChanges(signedIn.actor.userId)
  return { signedIn, body: await request.json().catch(() => null) }
}
