'use server'

import { z } from 'zod'
import type { Ack } from '#lib/events.ts'
import type { CapacityLevel } from '#lib/questionnaire.ts'
import { answer } from '#app/answer.ts'
import { parseRequest } from '#app/parse-request.ts'
import { requireActor } from '#app/require-actor.ts'
import { fillAssessment } from '#server/products/fill-assessment.ts'
import { makeLimit } from '#server/rate-limit.ts'

const filledSchema = z.object({
  version: z.string().max(20),
  answers: z.record(z.string().max(20), z.number().int().min(0).max(20)),
})

/** Whoever answers until the level pleases is not assessed. */
const limitFilling = makeLimit('assessment', { points: 5, seconds: 24 * 60 * 60 })

export async function fillAssessmentAction(request: unknown): Promise<Ack<{ level: CapacityLevel }>> {
  return answer(async () => {
    const filled = parseRequest(filledSchema, request)
    const actor = await requireActor()
    await limitFilling(actor.userId)
    return fillAssessment(actor, filled)
  })
}
