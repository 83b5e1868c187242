import type { SearchText } from '#lib/search-text.ts'
import { findChangedProgrammes } from './search-text.repo.ts'

/** Programmes as they are found: by title, summary and hosts. */
export async function listChangedProgrammes(since: Date, most: number): Promise<SearchText[]> {
  const rows = await findChangedProgrammes(since, most)
  return rows.map(({ id, institutionId, language, title, summary, hosts, updatedAt }) => ({
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
  }))
}
