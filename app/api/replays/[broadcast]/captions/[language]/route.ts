import { captionLanguageSchema } from '#lib/captions.ts'
import { requireReplay } from '#app/api/replays/require-replay.ts'
import { respondWith } from '#app/api/respond.ts'
import { parseRequest } from '#app/parse-request.ts'
import { listCues } from '#server/captions/list-captions.ts'
import { writeWebVtt } from '#server/captions/write-webvtt.ts'

/** A recording's captions as players read them (WebVTT). */
export function GET(
  request: Request,
  { params }: RouteContext<'/api/replays/[broadcast]/captions/[language]'>,
): Promise<Response> {
  return respondWith(async () => {
    const { broadcast, language } = await params
    const broadcastId = await requireReplay(request, broadcast)
    const cues = await listCues(broadcastId, parseRequest(captionLanguageSchema, language))
    return new Response(writeWebVtt(cues), {
      headers: { 'content-type': 'text/vtt; charset=utf-8', 'cache-control': 'no-store' },
    })
  })
}
