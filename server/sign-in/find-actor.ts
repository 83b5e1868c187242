import type { Actor } from '#lib/roles.ts'
import { readActor } from '#server/accounts/read-actor.ts'
import { auth } from './auth.ts'

/** Who a request's session cookie belongs to, with roles read afresh; null for a guest. */
export async function findActor(headers: Headers): Promise<Actor | null> {
  if (!headers.has('cookie')) return null
  const session = await auth().api.getSession({ headers })
  return session && readActor(session.user.id)
}
