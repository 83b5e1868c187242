import { z } from 'zod'

const number = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

/** The delivery directives of a playlist request (rfc8216bis §6.2.5). */
export const reloadRequestSchema = z
  .object({
    _HLS_msn: number.optional(),
    _HLS_part: number.optional(),
    _HLS_skip: z.enum(['YES', 'v2']).optional(),
  })
  .transform((query) => ({
    msn: query._HLS_msn,
    part: query._HLS_part,
    isDelta: query._HLS_skip !== undefined,
  }))
  // A part without its segment means nothing (rfc8216bis §6.2.5.2).
  .refine((request) => request.part === undefined || request.msn !== undefined)

export type ReloadRequest = z.infer<typeof reloadRequestSchema>

/** Where a playlist stands. */
export type ReloadPosition = {
  lastClosedMsn: number
  lastClosedParts: number
  openParts: number
  isFlowing: boolean
}

/** How far ahead of the playlist a request may ask, in segments. */
const maxAheadSegments = 2

/** Whether a playlist request is answered now, waits for more media, or asks for too much. */
export function judgeReload(
  request: ReloadRequest,
  position: ReloadPosition,
): 'answer' | 'wait' | 'bad-request' {
  const { msn, part } = request
  if (msn === undefined) return 'answer'
  const lastMsn = position.openParts > 0 ? position.lastClosedMsn + 1 : position.lastClosedMsn
  if (msn > lastMsn + maxAheadSegments) return 'bad-request'
  // While nothing comes, a held request would only keep one of the browser's few connections.
  if (!position.isFlowing) return 'answer'
  return isListed({ msn, part }, position) ? 'answer' : 'wait'
}

function isListed(wanted: { msn: number; part: number | undefined }, position: ReloadPosition): boolean {
  const { lastClosedMsn, lastClosedParts, openParts } = position
  if (wanted.part === undefined) return wanted.msn <= lastClosedMsn
  // A part past the end of a closed segment means the first part of the next one.
  if (wanted.msn === lastClosedMsn && wanted.part >= lastClosedParts) return openParts > 0
  if (wanted.msn <= lastClosedMsn) return true
  return wanted.msn === lastClosedMsn + 1 && wanted.part < openParts
}
