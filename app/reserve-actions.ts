'use server'

import { getLocale } from 'next-intl/server'
import { z } from 'zod'
import type { Ack } from '#lib/events.ts'
import { answer } from '#app/answer.ts'
import { parseRequest } from '#app/parse-request.ts'
import { requireActor } from '#app/require-actor.ts'
import { rememberLocale } from '#server/accounts/remember-locale.ts'
import { makeLimit } from '#server/rate-limit.ts'
import { reserve } from '#server/reservations/reserve.ts'

const requestSchema = z.object({ programmeId: z.uuid(), isOn: z.boolean() })
const limitReserving = makeLimit('reserve', { points: 30, seconds: 60 })

/** Reserves a show for the visitor, or gives it back; letters about it come in the language of this page. */
export async function reserveAction(request: unknown): Promise<Ack<{ isOn: boolean }>> {
  return answer(async () => {
    const wanted = parseRequest(requestSchema, request)
    const actor = await requireActor()
    await limitReserving(actor.userId)
    await reserve(actor, wanted)
    await rememberLocale(actor, await getLocale())
    return { isOn: wanted.isOn }
  })
}
