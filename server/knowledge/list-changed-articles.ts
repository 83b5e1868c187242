import { nextCursor, type ChangeCursor, type ChangedTexts } from '#lib/search-text.ts'
import { findChangedRevisions, findPublishedRevisions } from './search-text.repo.ts'

/** Published articles as they are found: by title and text; one that is archived is not found any more. */
export async function listChangedArticles(after: ChangeCursor, most: number): Promise<ChangedTexts> {
  const changed = await findChangedRevisions(after, most)
  const articleIds = [...new Set(changed.map(({ articleId }) => articleId))]
  const published = await findPublishedRevisions(articleIds)
  const shownIds = new Set(published.map(({ article }) => article.id))
  return {
    texts: published.map(({ article, title, body, language, createdAt }) => ({
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
    })),
    goneIds: articleIds.filter((id) => !shownIds.has(id)),
    next: nextCursor(changed, most),
  }
}
