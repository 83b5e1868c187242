import { z } from 'zod'
import { required } from '#server/env.ts'
import { readSigned, writeSigned } from '#server/signed-token.ts'

const cookieName = 'caibo-visitor'
const purpose = 'visitor'
const visitorSchema = z.object({ id: z.uuid() })
const keptSeconds = 365 * 24 * 60 * 60

/** The browser that a guest came with before; null for a first visit or a name that was not given by us. */
export function readVisitor(cookieHeader: string | undefined): string | null {
  const token = cookieHeader?.match(/(?:^|;\s*)caibo-visitor=([^;\s]+)/)?.[1]
  if (token === undefined) return null
  return readSigned(token, { purpose, secret: required('APP_SECRET'), schema: visitorSchema })?.id ?? null
}

/** By what a viewer is known wherever people are counted once: their account, else their browser. */
export function viewerKeyOf(viewer: { userId: string } | { visitorId: string }): string {
  return 'userId' in viewer ? `user:${viewer.userId}` : `guest:${viewer.visitorId}`
}

/** The cookie that names the browser, and nothing else about it, for a year. */
export function visitorCookie(id: string) {
  const value = writeSigned({ id }, { purpose, secret: required('APP_SECRET') })
  return { name: cookieName, value, path: '/', maxAge: keptSeconds, httpOnly: true, sameSite: 'lax' } as const
}

/** The same as a Set-Cookie header (RFC 6265). */
export function writeVisitorCookie(id: string, { isSecure }: { isSecure: boolean }): string {
  const { name, value } = visitorCookie(id)
  return `${name}=${value}; Path=/; Max-Age=${keptSeconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}
