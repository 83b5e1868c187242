import { z } from 'zod'
import { AppError } from '#lib/errors.ts'
import { requireProgramme } from '#app/api/require-programme.ts'
import { respond } from '#app/api/respond.ts'
import { requireActor } from '#app/require-actor.ts'
import { parseRequest } from '#app/parse-request.ts'
import { makeLimit } from '#server/rate-limit.ts'
import { suggestAnswers } from '#server/search/suggest-answers.ts'

const querySchema = z.object({ text: z.string().trim().min(2).max(500) })

/** A form asks whenever its writer pauses. */
const limitAsking = makeLimit('suggestions', { points: 60, seconds: 60 })

/** Answers and articles near to a question that is being written. */
export function GET(
  request: Request,
  { params }: RouteContext<'/api/programmes/[slug]/suggestions'>,
): Promise<Response> {
  return respond(async () => {
    const actor = await requireActor()
    await limitAsking(actor.userId)
    const { programme, refusal } = await requireProgramme(request, (await params).slug)
    if (refusal) throw new AppError(refusal, 'answers are for those who may watch')
    const text = new URL(request.url).searchParams.get('text')
    return suggestAnswers(actor, { programmeId: programme.id, ...parseRequest(querySchema, { text }) })
  })
}
