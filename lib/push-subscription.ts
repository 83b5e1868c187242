import { z } from 'zod'

/**
 * A browser's subscription in its own words (Push API, PushSubscription.toJSON; keys of RFC 8291 §2): a point of
 * P-256 in its uncompressed form, 65 bytes beginning with 0x04, and 16 secret bytes, both in base64url.
 */
export const pushSubscriptionSchema = z.object({
  endpoint: z.url().max(1_000),
  keys: z.object({
    p256dh: z.string().regex(/^B[A-P][\w-]{84}[AEIMQUYcgkosw048]=?$/),
    auth: z.string().regex(/^[\w-]{21}[AQgw](?:==)?$/),
  }),
})
