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

/** A Set-Cookie header (RFC 6265) that names the browser, and nothing else about it, for a year. */
export function writeVisitorCookie(id: string, { isSecure }: { isSecure: boolean }): string {
  const token = writeSigned({ id }, { purpose, secret: required('APP_SECRET') })
  return `${cookieName}=${token}; Path=/; Max-Age=${keptSeconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}
