import { createHmac } from 'node:crypto'
import type { z } from 'zod'
import { isSameBytes } from './same-bytes.ts'

/**
 * A payload that cannot be changed without the secret: `payload.signature`, both base64url (HMAC-SHA-256).
 * The purpose is part of what is signed, so that nothing signed for another one passes here; a new shape
 * of payload is a new purpose.
 */
export function writeSigned(payload: unknown, key: { purpose: string; secret: string }): string {
  const body = Buffer.from(JSON.stringify(payload)).toString('base64url')
  return `${body}.${signatureOf(body, key).toString('base64url')}`
}

/** The payload of a token whose signature holds, else null. Expiry is the reader's business. */
export function readSigned<Schema extends z.ZodType>(
  token: string,
  key: { purpose: string; secret: string; schema: Schema },
): z.output<Schema> | null {
  const [body, signature, ...rest] = token.split('.')
  if (body === undefined || signature === undefined || rest.length > 0) return null
  if (!isSameBytes(Buffer.from(signature, 'base64url'), signatureOf(body, key))) return null
  return key.schema.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
}

function signatureOf(body: string, { purpose, secret }: { purpose: string; secret: string }): Buffer {
  return createHmac('sha256', secret).update(`${purpose}:${body}`).digest()
}
