import { createHmac } from 'node:crypto'
import { required } from '#server/env.ts'

/**
 * By what a visitor without a cookie is known: the address, for one link and one day (UTC). As a hash with our secret,
 * so that what is kept tells nobody where people were.
 */
export function visitKeyOf({ address, code, at }: { address: string; code: string; at: Date }): string {
  const day = at.toISOString().slice(0, 10)
  const hash = createHmac('sha256', required('APP_SECRET')).update(`visit:${code}:${day}:${address}`)
  return `address:${hash.digest('base64url')}`
}
