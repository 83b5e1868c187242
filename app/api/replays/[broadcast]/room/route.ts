import { requireReplay } from '#app/api/replays/require-replay.ts'
import { respond } from '#app/api/respond.ts'
import { readReplayRoom } from '#app/read-room-snapshot.ts'

/** What happened in a published broadcast's room, on its media time. */
export function GET(
  request: Request,
  { params }: RouteContext<'/api/replays/[broadcast]/room'>,
): Promise<Response> {
  return respond(async () => readReplayRoom(await requireReplay(request, (await params).broadcast)))
}
