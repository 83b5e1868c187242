import { createHash } from 'node:crypto'

/** Keys carry 192 random bits, so a plain SHA-256 is enough and can be looked up. */
export function hashStreamKey(streamKey: string): string {
  return createHash('sha256').update(streamKey).digest('hex')
}
