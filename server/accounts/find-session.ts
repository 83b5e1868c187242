import type { Actor } from '#lib/roles.ts'
import { auth } from './auth.ts'
import { readActor } from './read-actor.ts'

export type SignedIn = { sessionId: string; actor: Actor }

/** The session behind a request's cookie and whose it is; null for a guest. */
export async function findSession(headers: Headers): Promise<SignedIn | null> {
  if (!headers.has('cookie')) return null
  const found = await auth().api.getSession({ headers })
  const actor = found && (await readActor(found.user.id))
  return found && actor && { sessionId: found.session.id, actor }
}
