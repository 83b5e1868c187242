'use server'

import { z } from 'zod'
import type { Ack } from '#lib/events.ts'
import { answer } from '#app/answer.ts'
import { parseRequest } from '#app/parse-request.ts'
import { readActor } from '#app/read-visitor.ts'
import { makeLimit } from '#server/rate-limit.ts'
import { makeShareLink } from '#server/sharing/share.ts'

const requestSchema = z.object({ programmeId: z.uuid(), broadcastId: z.uuid().nullable() })

/** A guest's links are few, as there is one a show; people's are counted for each. */
const limitLinks = makeLimit('share', { points: 30, seconds: 60 })

export async function shareAction(request: unknown): Promise<Ack<{ code: string; url: string }>> {
  return answer(async () => {
    const target = parseRequest(requestSchema, request)
    const actor = await readActor()
    if (actor) await limitLinks(actor.userId)
    return makeShareLink(actor, target)
  })
}
