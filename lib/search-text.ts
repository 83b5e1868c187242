import type { SearchKind } from '#lib/search.ts'

/** What a noun gives the search to be found by. */
export type SearchText = {
  kind: SearchKind
  refId: string
  institutionId: string
  programmeId: string | null
  broadcastId: string | null
  mediaTimeMs: number | null
  language: string
  title: string
  body: string
  /** When it was last changed. */
  at: Date
}
