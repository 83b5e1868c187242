import type { SearchText } from '#lib/search-text.ts'
import { findAnsweredSince } from './search-text.repo.ts'

/** Answered questions as they are found: by their words and those of their public answers. */
export async function listAnsweredSince(since: Date, most: number): Promise<SearchText[]> {
  const rows = await findAnsweredSince(since, most)
  return rows.map((row) => ({
    kind: 'question',
    refId: row.id,
    institutionId: row.programme.institutionId,
    programmeId: row.programmeId,
    broadcastId: row.broadcastId,
    mediaTimeMs: row.answeredMs ?? row.mediaTimeMs,
    language: row.programme.language,
    title: row.text,
    body: row.answers.map(({ text }) => text).join('\n'),
    at: row.updatedAt,
  }))
}
