import { requireProgramme } from '#app/api/require-programme.ts'
import { respond } from '#app/api/respond.ts'

export function GET(request: Request, { params }: RouteContext<'/api/programmes/[slug]'>): Promise<Response> {
  return respond(async () => (await requireProgramme(request, (await params).slug)).programme)
}
