import { respond } from '#app/api/respond.ts'
import { unsubscribe } from '#server/notices/unsubscribe.ts'

/** A mail program's one click (RFC 8058): the signed link is all the right that it takes. */
export function POST(
  _request: Request,
  { params }: RouteContext<'/api/unsubscribe/[token]'>,
): Promise<Response> {
  return respond(async () => {
    await unsubscribe((await params).token)
    return { ok: true }
  })
}
