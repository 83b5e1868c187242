import { z } from 'zod'
import { now } from '#server/clock.ts'
import { required } from '#server/env.ts'
import { readSigned, writeSigned } from '#server/signed-token.ts'

/** Held by the browser under the programme's own media path only. */
export const watchCookie = 'caibo_watch'

/** How long a token opens a programme's picture; the page renews it well before. */
export const watchSeconds = 300

const payloadSchema = z.object({
  programmeId: z.string(),
  userId: z.string(),
  expiresAtMs: z.number().int(),
})
export type WatchPass = z.infer<typeof payloadSchema>

/** The version is in the purpose: tokens of another one do not verify. */
const purpose = 'watch-1'

/** A token with which one person's browser may fetch one programme's picture for `watchSeconds`. */
export function signWatchToken(pass: Pick<WatchPass, 'programmeId' | 'userId'>): string {
  const expiresAtMs = now().getTime() + watchSeconds * 1_000
  return writeSigned({ ...pass, expiresAtMs }, { purpose, secret: required('APP_SECRET') })
}

/** Whose token it is, without a look at the database; null for one that is forged, expired or another programme's. */
export function verifyWatchToken(token: string, programmeId: string): WatchPass | null {
  const pass = readSigned(token, { purpose, secret: required('APP_SECRET'), schema: payloadSchema })
  if (pass?.programmeId !== programmeId || pass.expiresAtMs <= now().getTime()) return null
  return pass
}
