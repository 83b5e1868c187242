/** Every failure that people or programs are expected to meet, by the situation it names. */
export const errorCodes = [
  'BAD_REQUEST',
  'SIGN_IN_REQUIRED',
  'FORBIDDEN',
  'NOT_FOUND',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'STATE_CHANGED',
  'STREAM_KEY_UNKNOWN',
  'STREAM_KEY_OUTSIDE_WINDOW',
  'BROADCAST_HAS_ENCODER',
  'BROADCAST_NOT_LIVE',
  'ENCODER_MISSING',
  'PROGRAMME_NOT_APPROVED',
  'LATENCY_FROZEN',
  'ROOM_UNKNOWN',
  'CHAT_TEXT_INVALID',
  'CHAT_SLOW',
  'QUESTION_CLOSED',
  'QUESTION_TAKEN',
  'CONVERSATION_TAKEN',
  'CONVERSATION_NOT_OWNED',
  'AGENT_AT_CAPACITY',
  'PRODUCT_NOT_ON_SHELF',
  'LINK_EXPIRED',
  'SLUG_TAKEN',
  'CHAPTER_OUTSIDE',
  'CHAPTERS_FULL',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** Small facts that the reader of a failure needs, such as who won a claim. Never secret or personal. */
export type ErrorDetail = Readonly<Record<string, string | number>>

/**
 * An expected failure. `message` is for the log; people read the translation of `code`
 * (message files, namespace `errors`) with `detail` as its values.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly detail: ErrorDetail

  constructor(code: ErrorCode, message: string, options: { detail?: ErrorDetail; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.detail = options.detail ?? {}
  }
}
