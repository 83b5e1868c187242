import { AppError } from '#lib/errors.ts'
import { respond } from '#app/api/respond.ts'
import { countUnread } from '#server/notices/list-notices.ts'
import { makeLimit } from '#server/rate-limit.ts'
import { findActor } from '#server/sign-in/find-actor.ts'

/** Several pages of one person ask when they are gone to and when something was told. */
const limitAsking = makeLimit('unread', { points: 120, seconds: 60 })

/** How many notices the signed-in person has not read: a number. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const actor = await findActor(request.headers)
    if (!actor) throw new AppError('SIGN_IN_REQUIRED', 'asked by a guest')
    await limitAsking(actor.userId)
    return countUnread(actor)
  })
}
