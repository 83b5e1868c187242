'use server'

import { randomUUID } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { z } from 'zod'
import type { Ack } from '#lib/events.ts'
import { answer } from '#app/answer.ts'
import { makeCallerLimit } from '#app/caller-key.ts'
import { parseRequest } from '#app/parse-request.ts'
import { readActor } from '#app/read-visitor.ts'
import { readVisitor, visitorCookie } from '#server/audience/visitor.ts'
import { acknowledgeRisk } from '#server/compliance/acknowledge-risk.ts'
import { publicUrl } from '#server/env.ts'

/** Every acknowledgement is a row of evidence, and whoever keeps no cookies is somebody else each time. */
const limitAcknowledgements = makeCallerLimit('risk', 60)

const requestSchema = z.object({ programmeId: z.uuid() })

/** The visitor has read the programme's risk text; a guest's browser gets the name it is known by. */
export async function acknowledgeRiskAction(request: unknown): Promise<Ack<null>> {
  return answer(async () => {
    const { programmeId } = parseRequest(requestSchema, request)
    const actor = await readActor()
    const head = await headers()
    await limitAcknowledgements(actor, head)
    const known = readVisitor(head.get('cookie') ?? undefined)
    const visitorId = known ?? randomUUID()
    await acknowledgeRisk({ actor, visitorId }, programmeId)
    if (!actor && known === null) {
      const { name, value, ...attributes } = visitorCookie(visitorId)
      const jar = await cookies()
      jar.set(name, value, { ...attributes, secure: publicUrl().startsWith('https:') })
    }
    return null
  })
}
