import type { SearchText } from '#lib/search-text.ts'
import { findPublishedArticles } from './search-text.repo.ts'

/** Published articles as they are found: by title and text. */
export async function listPublishedArticles(): Promise<SearchText[]> {
  const rows = await findPublishedArticles()
  return rows.map(({ article, title, body, language, createdAt }) => ({
    kind: 'article',
    refId: article.id,
    institutionId: article.institutionId,
    programmeId: null,
    broadcastId: null,
    mediaTimeMs: null,
    language,
    title,
    body,
    at: createdAt,
  }))
}
