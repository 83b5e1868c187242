import { now } from '#server/clock.ts'
import { required } from '#server/env.ts'
import { writeToken, type LinkPayload } from './link-token.ts'

const validMs = 5 * 60_000

/** The path that leads one person to one product for five minutes. */
export function signLink(target: Omit<LinkPayload, 'expiresAtMs'>): string {
  const token = writeToken({ ...target, expiresAtMs: now().getTime() + validMs }, required('APP_SECRET'))
  return `/out/${token}`
}
