'use server'

import { getLocale } from 'next-intl/server'
import { z } from 'zod'
import type { Ack } from '#lib/events.ts'
import { followKinds } from '#lib/follows.ts'
import { answer } from '#app/answer.ts'
import { parseRequest } from '#app/parse-request.ts'
import { requireActor } from '#app/require-actor.ts'
import { rememberLocale } from '#server/accounts/remember-locale.ts'
import { follow } from '#server/follows/follow.ts'
import { makeLimit } from '#server/rate-limit.ts'

const requestSchema = z.object({
  kind: z.enum(followKinds),
  target: z.string().min(1).max(64),
  isOn: z.boolean(),
})
const limitFollowing = makeLimit('follow', { points: 30, seconds: 60 })

/** Follows a scene or a host, or no longer; letters about it come in the language of this page. */
export async function followAction(request: unknown): Promise<Ack<{ isOn: boolean }>> {
  return answer(async () => {
    const wanted = parseRequest(requestSchema, request)
    const actor = await requireActor()
    await limitFollowing(actor.userId)
    await follow(actor, wanted)
    await rememberLocale(actor, await getLocale())
    return { isOn: wanted.isOn }
  })
}
