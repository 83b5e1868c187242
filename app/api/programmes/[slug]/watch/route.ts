import { AppError } from '#lib/errors.ts'
import { requireOwnOrigin } from '#app/api/require-own-origin.ts'
import { respond } from '#app/api/respond.ts'
import { makeCallerLimit } from '#app/caller-key.ts'
import { slugSchema } from '#app/params.ts'
import { publicUrl } from '#server/env.ts'
import { grantWatch } from '#server/programmes/grant-watch.ts'
import { watchCookie, watchSeconds } from '#server/programmes/watch-token.ts'
import { findActor } from '#server/sign-in/find-actor.ts'

/** A page renews every two minutes; a person may have many of them open. */
const limitGrants = makeCallerLimit('watch', 60)

/** Gives or renews the cookie that opens a programme's picture to whoever may watch it. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/programmes/[slug]/watch'>,
): Promise<Response> {
  let cookie: string | null = null
  const response = await respond(async () => {
    requireOwnOrigin(request)
    const slug = slugSchema.safeParse((await params).slug)
    if (!slug.success) throw new AppError('NOT_FOUND', 'no such programme')
    const actor = await findActor(request.headers)
    await limitGrants(actor, request.headers)
    const token = await grantWatch(slug.data, actor)
    if (token !== null) cookie = cookieOf(slug.data, token)
    return { seconds: token === null ? null : watchSeconds }
  })
  if (cookie !== null) response.headers.set('set-cookie', cookie)
  return response
}

function cookieOf(slug: string, token: string): string {
  const secure = publicUrl().startsWith('https:') ? '; Secure' : ''
  return `${watchCookie}=${token}; Path=/hls/${slug}/; Max-Age=${watchSeconds}; HttpOnly; SameSite=Lax${secure}`
}
