import { createHmac } from 'node:crypto'
import { auth } from '#server/sign-in/auth.ts'

/** Signs a person in without a password and returns the cookie as `name=value`, as better-auth would set it. */
export async function makeSessionCookie(userId: string): Promise<string> {
  const { internalAdapter, authCookies, secret } = await auth().$context
  const { token } = await internalAdapter.createSession(userId)
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `${authCookies.sessionToken.name}=${encodeURIComponent(`${token}.${signature}`)}`
}
