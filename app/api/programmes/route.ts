import { respond } from '#app/api/respond.ts'
import { listSchedule } from '#server/programmes/list-schedule.ts'
import { findActor } from '#server/sign-in/find-actor.ts'

export const dynamic = 'force-dynamic'

/** The schedule, as the caller may see it, for the bank's app and for tools. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => listSchedule(await findActor(request.headers)))
}
