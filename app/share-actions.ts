'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import type { Ack } from '#lib/events.ts'
import { answer } from '#app/answer.ts'
import { makeCallerLimit } from '#app/caller-key.ts'
import { parseRequest } from '#app/parse-request.ts'
import { readActor } from '#app/read-visitor.ts'
import { makeShareLink } from '#server/sharing/share.ts'

const requestSchema = z.object({ programmeId: z.uuid(), broadcastId: z.uuid().nullable() })

/** A person opens few shows in a minute, and a link is made when the dialog opens. */
const limitLinks = makeCallerLimit('share', 30)

export async function shareAction(request: unknown): Promise<Ack<{ code: string; url: string }>> {
  return answer(async () => {
    const target = parseRequest(requestSchema, request)
    const actor = await readActor()
    await limitLinks(actor, await headers())
    return makeShareLink(actor, target)
  })
}
