import { partSchema } from '#app/params.ts'
import { requireReplay } from '#app/api/replays/require-replay.ts'
import { respondTagged } from '#app/api/respond.ts'
import { parseRequest } from '#app/parse-request.ts'
import { listReplayMessages } from '#server/chat/list-messages.ts'

/** What was said during two minutes of a published recording, and the last words before them. */
export function GET(
  request: Request,
  { params }: RouteContext<'/api/replays/[broadcast]/chat/[part]'>,
): Promise<Response> {
  return respondTagged(request, async () => {
    const { broadcast, part } = await params
    const index = parseRequest(partSchema, part)
    return { messages: await listReplayMessages(await requireReplay(request, broadcast), index) }
  })
}
