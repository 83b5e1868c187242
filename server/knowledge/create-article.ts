import { writeAudit } from '#server/audit/write-audit.ts'
import { transaction } from '#server/db.ts'
import { insertArticle, type NewArticle } from './article.repo.ts'

/** Writes an article's first revision as a draft; returns the revision's id. */
export async function createArticle(article: NewArticle): Promise<string> {
  return transaction(async (tx) => {
    const revisionId = await insertArticle(tx, article)
    await writeAudit(tx, {
      actorId: article.authorId,
      act: 'article.create',
      objectKind: 'article-revision',
      objectId: revisionId,
    })
    return revisionId
  })
}
