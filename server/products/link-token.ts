import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

const payloadSchema = z.object({
  userId: z.string(),
  programmeId: z.string(),
  productId: z.string(),
  expiresAtMs: z.number().int(),
})
export type LinkPayload = z.infer<typeof payloadSchema>

/** A payload that cannot be changed without the secret: `payload.signature`, both base64url. */
export function writeToken(payload: LinkPayload, secret: string): string {
  const body = Buffer.from(JSON.stringify(payload)).toString('base64url')
  return `${body}.${signatureOf(body, secret).toString('base64url')}`
}

/** The payload of a token whose signature holds, else null. Expiry is the reader's business. */
export function readToken(token: string, secret: string): LinkPayload | null {
  const [body, signature, ...rest] = token.split('.')
  if (body === undefined || signature === undefined || rest.length > 0) return null
  const given = Buffer.from(signature, 'base64url')
  const expected = signatureOf(body, secret)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  return payloadSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')))
}

/** The purpose is part of what is signed, so that nothing else signed with the same secret passes here. */
function signatureOf(body: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`product-link:${body}`).digest()
}
