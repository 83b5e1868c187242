import { pushSubscriptionSchema } from '#lib/push-subscription.ts'
import type { Actor } from '#lib/roles.ts'
import { requireOwnOrigin } from '#app/api/require-own-origin.ts'
import { respond } from '#app/api/respond.ts'
import { requireActor } from '#app/require-actor.ts'
import { parseRequest } from '#app/parse-request.ts'
import { subscribe, unsubscribeBrowser } from '#server/notices/push-subscriptions.ts'
import { makeLimit } from '#server/rate-limit.ts'

const endpointSchema = pushSubscriptionSchema.pick({ endpoint: true })

const limitChanges = makeLimit('push', { points: 20, seconds: 60 })

/** A browser that wants to be pushed to. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const { actor, body } = await readRequest(request)
    const { endpoint: address, keys } = parseRequest(pushSubscriptionSchema, body)
    await subscribe(actor, { endpoint: address, ...keys })
    return { ok: true }
  })
}

export function DELETE(request: Request): Promise<Response> {
  return respond(async () => {
    const { actor, body } = await readRequest(request)
    await unsubscribeBrowser(actor, parseRequest(endpointSchema, body).endpoint)
    return { ok: true }
  })
}

async function readRequest(request: Request): Promise<{ actor: Actor; body: unknown }> {
  requireOwnOrigin(request)
  const actor = await requireActor()
  await limitChanges(actor.userId)
  return { actor, body: await request.json().catch(() => null) }
}
