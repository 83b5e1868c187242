import { AppError } from '#lib/errors.ts'
import { respond } from '#app/api/respond.ts'
import { idSchema } from '#app/params.ts'
import { findActor } from '#server/accounts/find-actor.ts'
import { findReplayStage } from '#server/programmes/find-replay-stage.ts'
import { requireWatch } from '#server/programmes/may-watch.ts'
import { readReplayRoom } from '#app/read-room-snapshot.ts'

/** What happened in a published broadcast's room, on its media time. */
export function GET(
  request: Request,
  { params }: RouteContext<'/api/replays/[broadcast]/room'>,
): Promise<Response> {
  return respond(async () => {
    const parsed = idSchema.safeParse((await params).broadcast)
    const replay = parsed.success ? await findReplayStage(parsed.data) : null
    if (!parsed.success || replay?.stage !== 'published') throw new AppError('NOT_FOUND', 'no such replay')
    await requireWatch(replay.programmeId, await findActor(request.headers))
    return readReplayRoom(parsed.data)
  })
}
