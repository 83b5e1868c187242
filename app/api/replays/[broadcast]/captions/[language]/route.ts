import { captionLanguageSchema } from '#lib/captions.ts'
import { requireReplay } from '#app/api/replays/require-replay.ts'
import { respond } from '#app/api/respond.ts'
import { parseRequest } from '#app/parse-request.ts'
import { listCues } from '#server/captions/list-captions.ts'
import { writeWebVtt } from '#server/captions/write-webvtt.ts'

/** A recording's captions as players read them (WebVTT). */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/replays/[broadcast]/captions/[language]'>,
): Promise<Response> {
  let file = ''
  const answer = await respond(async () => {
    const { broadcast, language } = await params
    const broadcastId = await requireReplay(request, broadcast)
    file = writeWebVtt(await listCues(broadcastId, parseRequest(captionLanguageSchema, language)))
    return null
  })
  if (!answer.ok) return answer
  return new Response(file, {
    headers: { 'content-type': 'text/vtt; charset=utf-8', 'cache-control': 'no-store' },
  })
}
