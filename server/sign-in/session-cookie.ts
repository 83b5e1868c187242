import { createHmac } from 'node:crypto'
import { publicUrl, required } from '#server/env.ts'
import { isSameBytes } from '#server/same-bytes.ts'

export const cookiePrefix = 'caibo'

/** A page that comes by TLS has a cookie that no other may set. */
export function hasSecureCookies(): boolean {
  return publicUrl().startsWith('https:')
}

/**
 * The token in a request's session cookie; null without one, or when it was not signed by us. As better-auth writes
 * it: `token.signature`, HMAC-SHA-256 of the token in base64, encoded as a URI component.
 */
export function readSessionToken(cookieHeader: string): string | null {
  const name = `${hasSecureCookies() ? '__Secure-' : ''}${cookiePrefix}.session_token=`
  const pair = cookieHeader.split(';').find((part) => part.trimStart().startsWith(name))
  const [token, signature, ...rest] = decode(pair?.trim().slice(name.length) ?? '').split('.')
  if (!token || !signature || rest.length > 0) return null
  // As written, not as decoded: Node reads past letters that are not of base64.
  const expected = createHmac('sha256', required('APP_SECRET')).update(token).digest('base64')
  return isSameBytes(Buffer.from(signature), Buffer.from(expected)) ? token : null
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
