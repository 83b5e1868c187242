import { AppError } from '#lib/errors.ts'
import { idSchema } from '#app/params.ts'
import { findReplayStage } from '#server/programmes/find-replay-stage.ts'
import { requireWatch } from '#server/programmes/may-watch.ts'
import { findActor } from '#server/sign-in/find-actor.ts'

/** The published recording of a route, for whoever may watch it. Throws `NOT_FOUND`, `SIGN_IN_REQUIRED`, `FORBIDDEN`. */
export async function requireReplay(request: Request, broadcast: string): Promise<string> {
  const parsed = idSchema.safeParse(broadcast)
  const replay = parsed.success ? await findReplayStage(parsed.data) : null
  if (!parsed.success || replay?.stage !== 'published') throw new AppError('NOT_FOUND', 'no such replay')
  await requireWatch(replay.programmeId, await findActor(request.headers))
  return parsed.data
}
