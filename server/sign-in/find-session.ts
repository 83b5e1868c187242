import { readActor } from '#server/accounts/read-actor.ts'
import type { SignedIn } from '#server/accounts/signed-in.ts'
import { auth } from './auth.ts'

/** The session behind a request's cookie and whose it is; null for a guest. */
export async function findSession(headers: Headers): Promise<SignedIn | null> {
  if (!headers.has('cookie')) return null
  const found = await auth().api.getSession({ headers })
  const actor = found && (await readActor(found.user.id))
  return found && actor && { sessionId: found.session.id, actor }
}
