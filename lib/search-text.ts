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

/** Where a reading of changes goes on: after this moment, and of what changed in it after this id. */
export type ChangeCursor = { at: Date; id: string }

/** A page of what changed: what is found now, what is not to be found any more, and where the next page begins (null: nowhere). */
export type ChangedTexts = { texts: SearchText[]; goneIds: string[]; next: ChangeCursor | null }

/** As a condition of rows in the order of their change. The first half alone is what an index can begin at. */
export function changedAfter({ at, id }: ChangeCursor) {
  return { updatedAt: { gte: at }, OR: [{ updatedAt: { gt: at } }, { updatedAt: at, id: { gt: id } }] }
}

/** The rows' order, for `changedAfter` to go on from any of them. */
export const inOrderOfChange = [{ updatedAt: 'asc' as const }, { id: 'asc' as const }]

/** After a page of at most `most` rows. */
export function nextCursor(
  rows: readonly { updatedAt: Date; id: string }[],
  most: number,
): ChangeCursor | null {
  const last = rows.at(-1)
  return last && rows.length === most ? { at: last.updatedAt, id: last.id } : null
}
