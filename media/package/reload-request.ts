import { z } from 'zod'

const number = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

/** The delivery directives of a playlist request (rfc8216bis §6.2.5). */
const reloadRequestSchema = z
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

const directives = ['_HLS_msn', '_HLS_part', '_HLS_skip']

/**
 * The delivery directives of a playlist's query string (`URL.search`); null for a bad request. Each stands there
 * once and as it is: caches tell requests apart by how they are written, so that a second spelling of the
 * same (twice, escaped, in capitals) would put its answer in the place of somebody else's.
 */
export function readReloadRequest(search: string): ReloadRequest | null {
  const asked = new Map<string, string>()
  for (const pair of search.slice(1).split('&')) {
    for (const [name, value] of new URLSearchParams(pair)) {
      if (!directives.some((directive) => directive.toLowerCase() === name.toLowerCase())) continue
      const isPlain = directives.includes(name) && pair === `${name}=${value}`
      if (!isPlain || asked.has(name)) return null
      asked.set(name, value)
    }
  }
  return reloadRequestSchema.safeParse(Object.fromEntries(asked)).data ?? null
}

/** Where a playlist stands. */
export type ReloadPosition = {
  lastClosedMsn: number
  lastClosedParts: number
  openParts: number
  isFlowing: boolean
  isEnded: boolean
  /** Null: the playlist has whole segments only. */
  partTargetSeconds: number | null
}

/** How far ahead of the playlist a request may ask, in segments. */
const maxAheadSegments = 2

/** Whether a playlist request is answered now, waits for more media, or asks for too much (rfc8216bis §6.2.5.2). */
export function judgeReload(
  request: Pick<ReloadRequest, 'msn' | 'part'>,
  position: ReloadPosition,
): 'answer' | 'wait' | 'bad-request' {
  const { msn, part } = request
  // Nothing more will come: the whole is the answer to every question.
  if (msn === undefined || position.isEnded) return 'answer'
  if (isTooFar({ msn, part }, position)) return 'bad-request'
  // While nothing comes, a held request would only keep one of the browser's few connections.
  if (!position.isFlowing) return 'answer'
  return isListed({ msn, part }, position) ? 'answer' : 'wait'
}

/** Where the playlist stands as other renditions' playlists report it; null before its first segment. */
export function reportPosition(
  position: ReloadPosition,
): { lastMsn: number; lastPart: number | null } | null {
  const { lastClosedMsn, lastClosedParts, openParts, partTargetSeconds } = position
  if (lastClosedMsn < 0) return null
  if (partTargetSeconds === null) return { lastMsn: lastClosedMsn, lastPart: null }
  if (openParts > 0) return { lastMsn: lastClosedMsn + 1, lastPart: openParts - 1 }
  return { lastMsn: lastClosedMsn, lastPart: lastClosedParts > 0 ? lastClosedParts - 1 : null }
}

type Wanted = { msn: number; part: number | undefined }

function isTooFar({ msn, part }: Wanted, position: ReloadPosition): boolean {
  const { lastClosedMsn, lastClosedParts, openParts, partTargetSeconds } = position
  const lastMsn = openParts > 0 ? lastClosedMsn + 1 : lastClosedMsn
  if (msn > lastMsn + maxAheadSegments) return true
  if (part === undefined || msn < lastClosedMsn) return false
  // The Advance Part Limit: three seconds of parts, or three parts if these are longer than a second.
  const limit = Math.ceil(3 / Math.min(1, partTargetSeconds ?? 1))
  const parts = { [lastClosedMsn]: lastClosedParts, [lastClosedMsn + 1]: openParts }[msn] ?? 0
  return part > parts - 1 + limit
}

function isListed(wanted: Wanted, position: ReloadPosition): boolean {
  const { lastClosedMsn, lastClosedParts, openParts } = position
  if (wanted.part === undefined) return wanted.msn <= lastClosedMsn
  // A part past the end of a closed segment means the first part of the next one.
  if (wanted.msn === lastClosedMsn && wanted.part >= lastClosedParts) return openParts > 0
  if (wanted.msn <= lastClosedMsn) return true
  return wanted.msn === lastClosedMsn + 1 && wanted.part < openParts
}
