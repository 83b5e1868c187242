import { AppError, type ErrorCode } from '#lib/errors.ts'

/** What an encoder shows to the person in front of it: plain ASCII, since most show nothing else. */
const words: Partial<Record<ErrorCode, string>> = {
  STREAM_KEY_UNKNOWN: 'Stream key is wrong or was revoked: copy it again from the studio',
  STREAM_KEY_OUTSIDE_WINDOW: 'Stream key is not valid at this time: see the studio',
  PROGRAMME_NOT_APPROVED: 'This programme is not approved yet',
  RATE_LIMITED: 'Too many wrong stream keys from this address: wait a minute',
  BROADCAST_HAS_ENCODER: 'Another encoder is sending with this key: stop it first',
}

/** The words for a refusal; whatever is not the encoder's fault asks it to try again. */
export function refusalWords(error: unknown): string {
  const known = error instanceof AppError ? words[error.code] : undefined
  return known ?? 'Temporarily unavailable: please retry in a few seconds'
}
