import { randomUUID } from 'node:crypto'
import { isbot } from 'isbot'
import { answer } from '#app/answer.ts'
import { findActor } from '#server/accounts/find-actor.ts'
import { readVisitor, viewerKeyOf, writeVisitorCookie } from '#server/audience/visitor.ts'
import { publicUrl } from '#server/env.ts'
import { followLink } from '#server/sharing/share.ts'

/** A short link: on to the show, counted once more. What fetches previews is nobody and is not counted. */
export async function GET(request: Request, { params }: RouteContext<'/s/[code]'>): Promise<Response> {
  const { code } = await params
  const { headers } = request
  const actor = await findActor(headers)
  const known = readVisitor(headers.get('cookie') ?? undefined)
  const visitorId = known ?? randomUUID()
  const visitorKey = viewerKeyOf(actor ?? { visitorId })
  const isPerson = !isbot(headers.get('user-agent'))
  const followed = await answer(() => followLink(code, isPerson ? visitorKey : null))
  const response = new Response(null, {
    status: 302,
    headers: { location: followed.ok ? followed.data : '/', 'cache-control': 'no-store' },
  })
  if (isPerson && known === null && !actor) {
    const isSecure = publicUrl().startsWith('https:')
    response.headers.set('set-cookie', writeVisitorCookie(visitorId, { isSecure }))
  }
  return response
}
