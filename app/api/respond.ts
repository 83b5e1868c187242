import { createHash } from 'node:crypto'
import { AppError, type ErrorCode } from '#lib/errors.ts'

const statusOf: Record<ErrorCode, number> = {
  BAD_REQUEST: 400,
  SIGN_IN_REQUIRED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  STATE_CHANGED: 409,
  STREAM_KEY_UNKNOWN: 403,
  STREAM_KEY_OUTSIDE_WINDOW: 403,
  BROADCAST_HAS_ENCODER: 409,
  BROADCAST_NOT_LIVE: 409,
  ENCODER_MISSING: 409,
  PROGRAMME_NOT_APPROVED: 409,
  LATENCY_FROZEN: 409,
  ROOM_UNKNOWN: 404,
  CHAT_SLOW: 429,
  CHAT_TEXT_INVALID: 400,
  QUESTION_CLOSED: 409,
  QUESTION_TAKEN: 409,
  CONVERSATION_TAKEN: 409,
  CONVERSATION_NOT_OWNED: 403,
  AGENT_AT_CAPACITY: 409,
  PRODUCT_NOT_ON_SHELF: 404,
  LINK_EXPIRED: 410,
  SLUG_TAKEN: 409,
  CHAPTER_OUTSIDE: 400,
  CHAPTERS_FULL: 409,
}

/** A route's answer in JSON; expected failures by status and code, never by their inner message. */
export function respond(work: () => Promise<unknown>): Promise<Response> {
  return respondWith(async () => Response.json(await work(), { headers: { 'cache-control': 'no-store' } }))
}

/**
 * As `respond`, for what seldom changes: whoever has it already is told so without it (RFC 9110 §13.1.2). It is asked
 * for each time, so that what was taken away is gone at once.
 */
export function respondTagged(request: Request, work: () => Promise<unknown>): Promise<Response> {
  return respondWith(async () => {
    const body = JSON.stringify(await work())
    const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    const headers = { etag, 'cache-control': 'private, no-cache', 'content-type': 'application/json' }
    const known = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? []
    if (known.includes(etag)) return new Response(null, { status: 304, headers })
    return new Response(body, { headers })
  })
}

/** A route's own answer, such as a file; expected failures as `respond` tells them. */
export async function respondWith(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return Response.json({ code: error.code, detail: error.detail }, { status: statusOf[error.code] })
  }
}
