import { findActor } from '#server/sign-in/find-actor.ts'
import { requireReplay } from '#app/api/replays/require-replay.ts'
import { respondTagged } from '#app/api/respond.ts'
import { readReplayRoom } from '#app/read-room-snapshot.ts'

/** What happened in a published broadcast's room, on its media time, with the chat of its first two minutes. */
export function GET(
  request: Request,
  { params }: RouteContext<'/api/replays/[broadcast]/room'>,
): Promise<Response> {
  return respondTagged(request, async () => {
    const broadcastId = await requireReplay(request, (await params).broadcast)
    return readReplayRoom(broadcastId, { mediaTimeMs: 0, reader: await findActor(request.headers) })
  })
}
