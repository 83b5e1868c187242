import { respond } from '#app/api/respond.ts'
import { listSchedule } from '#server/programmes/list-schedule.ts'

export const dynamic = 'force-dynamic'

/** The schedule, for the bank's app and for tools. */
export function GET(): Promise<Response> {
  return respond(() => listSchedule())
}
