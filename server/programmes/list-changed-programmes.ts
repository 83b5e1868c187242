import { nextCursor, type ChangeCursor, type ChangedTexts } from '#lib/search-text.ts'
import { isKnownToViewers } from './plan.repo.ts'
import { findChangedProgrammes } from './search-text.repo.ts'

/** Programmes as they are found: by title, summary and hosts, while viewers know of them. */
export async function listChangedProgrammes(after: ChangeCursor, most: number): Promise<ChangedTexts> {
  const rows = await findChangedProgrammes(after, most)
  const known = rows.filter(isKnownToViewers)
  return {
    texts: known.map(({ id, institutionId, language, title, summary, hosts, updatedAt }) => ({
      kind: 'programme',
      refId: id,
      institutionId,
      programmeId: id,
      broadcastId: null,
      mediaTimeMs: null,
      language,
      title,
      body: [summary, ...hosts.map(({ user }) => user.name)].join('\n'),
      at: updatedAt,
    })),
    goneIds: rows.filter((row) => !isKnownToViewers(row)).map(({ id }) => id),
    next: nextCursor(rows, most),
  }
}
