import { AppError } from '#lib/errors.ts'
import { findActor } from '#server/sign-in/find-actor.ts'
import { requireProgramme } from '#app/api/require-programme.ts'
import { respond } from '#app/api/respond.ts'
import { readRoomSnapshot } from '#app/read-room-snapshot.ts'

/** The room's whole state, for those who were away too long for the socket to catch them up. */
export function GET(
  request: Request,
  { params }: RouteContext<'/api/programmes/[slug]/room'>,
): Promise<Response> {
  return respond(async () => {
    const { programme, refusal } = await requireProgramme(request, (await params).slug)
    if (refusal) throw new AppError(refusal, 'the room is for those who may watch')
    return readRoomSnapshot(programme, await findActor(request.headers))
  })
}
