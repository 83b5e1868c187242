import { AppError } from '#lib/errors.ts'
import { requireProgramme } from '#app/api/require-programme.ts'
import { respondWith } from '#app/api/respond.ts'
import { writeCalendar } from '#server/programmes/write-calendar.ts'

/** The programme as a calendar entry, for whoever may watch it. */
export function GET(
  request: Request,
  { params }: RouteContext<'/api/programmes/[slug]/calendar'>,
): Promise<Response> {
  return respondWith(async () => {
    const { programme, refusal } = await requireProgramme(request, (await params).slug)
    if (refusal) throw new AppError(refusal, 'the calendar is for those who may watch')
    return new Response(await writeCalendar(programme), {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="caibo.ics"',
        'cache-control': 'no-store',
      },
    })
  })
}
