import { z } from 'zod'
import { readSigned, writeSigned } from '#server/signed-token.ts'

const payloadSchema = z.object({
  userId: z.string(),
  programmeId: z.string(),
  productId: z.string(),
  expiresAtMs: z.number().int(),
})
export type LinkPayload = z.infer<typeof payloadSchema>

const purpose = 'product-link'

/** The token of a product link; see `writeSigned`. */
export function writeToken(payload: LinkPayload, secret: string): string {
  return writeSigned(payload, { purpose, secret })
}

/** The payload of a token whose signature holds, else null. Expiry is the reader's business. */
export function readToken(token: string, secret: string): LinkPayload | null {
  return readSigned(token, { purpose, secret, schema: payloadSchema })
}
