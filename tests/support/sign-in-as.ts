import type { SignedIn } from '#server/accounts/signed-in.ts'
import { findSession } from '#server/sign-in/find-session.ts'
import { makeSessionCookie } from './session-cookie.ts'

/** A sign-in of the person's, as a request with their cookie is read; the cookie goes with it. */
export async function signInAs(userId: string): Promise<SignedIn & { cookie: string }> {
  const cookie = await makeSessionCookie(userId)
  const signedIn = await findSession(new Headers({ cookie }))
  if (!signedIn) throw new Error(`${userId} could not sign in`)
  return { ...signedIn, cookie }
}
