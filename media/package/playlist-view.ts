/** What a media playlist is rendered from: plain values, so that a test can write them by hand. */

export type ListedPart = { durationSeconds: number; isIndependent: boolean }

export type ListedSegment = {
  msn: number
  durationSeconds: number
  /** Wall-clock milliseconds of its first frame. */
  startedAtMs: number
  isDiscontinuity: boolean
  /** Its media was lost (EXT-X-GAP). */
  isGap: boolean
  epoch: number
  /** File name of the init segment that it needs. */
  initName: string
  /** Its parts while they are listed, else empty. */
  parts: readonly ListedPart[]
}

/** The segment that is being made: parts, no duration yet. */
export type OpenSegment = Omit<ListedSegment, 'durationSeconds' | 'isGap'>

export type PlaylistView = {
  rendition: string
  segments: readonly ListedSegment[]
  open: OpenSegment | null
  /** Discontinuities that left the front of the window. */
  discontinuitySequence: number
  /** Whether frames are coming: only then is there a next part to hint at. */
  isFlowing: boolean
  isEnded: boolean
  /** EXT-X-PART-INF; null lists no parts. */
  partTargetSeconds: number | null
  holdBackSeconds: number
  /** From this segment on the listing changed lately: clients that only take updates must be told again. */
  alteredFromMsn: number | null
}

/** Where another rendition of the same broadcast stands (EXT-X-RENDITION-REPORT). */
export type RenditionReport = { rendition: string; lastMsn: number; lastPart: number | null }
