import type { IncomingHttpHeaders } from 'node:http'
import { addressGroup } from './address-group.ts'

/**
 * Whose requests count together against a limit. The front overwrites the header, so it is the peer's address and not
 * the client's word; `peer` is who is connected where nothing stands before us.
 */
export function callerAddress(headers: Headers | IncomingHttpHeaders, peer = 'unknown'): string {
  const forwarded = headers instanceof Headers ? headers.get('x-forwarded-for') : headers['x-forwarded-for']
  return addressGroup(typeof forwarded === 'string' ? forwarded : peer)
}
