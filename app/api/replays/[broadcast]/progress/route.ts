import { z } from 'zod'
import { AppError } from '#lib/errors.ts'
import { requireOwnOrigin } from '#app/api/require-own-origin.ts'
import { respond } from '#app/api/respond.ts'
import { requireActor } from '#app/require-actor.ts'
import { idSchema } from '#app/params.ts'
import { parseRequest } from '#app/parse-request.ts'
import { keepProgress } from '#server/programmes/watch-progress.ts'
import { makeLimit } from '#server/rate-limit.ts'

const progressSchema = z.object({ positionMs: z.number().int().min(0).max(86_400_000) })

/** A page tells four times a minute, and when it is left. */
const limitProgress = makeLimit('progress', { points: 30, seconds: 60 })

/** Keeps where the signed-in viewer is in a replay. */
export function POST(
  request: Request,
  { params }: RouteContext<'/api/replays/[broadcast]/progress'>,
): Promise<Response> {
  return respond(async () => {
    requireOwnOrigin(request)
    const broadcastId = idSchema.safeParse((await params).broadcast)
    if (!broadcastId.success) throw new AppError('NOT_FOUND', 'no such replay')
    const actor = await requireActor()
    await limitProgress(actor.userId)
    const body: unknown = await request.json().catch(() => null)
    await keepProgress(actor, { broadcastId: broadcastId.data, ...parseRequest(progressSchema, body) })
    return { ok: true }
  })
}
