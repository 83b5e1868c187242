import { captionLanguageSchema } from '#lib/captions.ts'
import { requireReplay } from '#app/api/replays/require-replay.ts'
import { respond } from '#app/api/respond.ts'
import { parseRequest } from '#app/parse-request.ts'
import { listCues } from '#server/captions/list-captions.ts'

/** What was said in a recording, with its times. */
export function GET(
  request: Request,
  { params }: RouteContext<'/api/replays/[broadcast]/transcript/[language]'>,
): Promise<Response> {
  return respond(async () => {
    const { broadcast, language } = await params
    const broadcastId = await requireReplay(request, broadcast)
    return listCues(broadcastId, parseRequest(captionLanguageSchema, language))
  })
}
