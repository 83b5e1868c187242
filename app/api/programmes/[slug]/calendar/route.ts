import { AppError } from '#lib/errors.ts'
import { requireProgramme } from '#app/api/require-programme.ts'
import { respond } from '#app/api/respond.ts'
import { writeCalendar } from '#server/programmes/write-calendar.ts'

/** The programme as a calendar entry, for whoever may watch it. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/programmes/[slug]/calendar'>,
): Promise<Response> {
  let calendar = ''
  const answer = await respond(async () => {
    const { programme, refusal } = await requireProgramme(request, (await params).slug)
    if (refusal) throw new AppError(refusal, 'the calendar is for those who may watch')
    calendar = await writeCalendar(programme)
    return null
  })
  if (!answer.ok) return answer
  return new Response(calendar, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="caibo.ics"',
      'cache-control': 'no-store',
    },
  })
}
