import { requireProgramme } from '#app/api/require-programme.ts'
import { respond } from '#app/api/respond.ts'
import { readRoomSnapshot } from '#app/read-room-snapshot.ts'

/** The room's whole state, for those who were away too long for the socket to catch them up. */
export function GET(
  _request: Request,
  { params }: RouteContext<'/api/programmes/[slug]/room'>,
): Promise<Response> {
  return respond(async () => readRoomSnapshot(await requireProgramme((await params).slug)))
}
