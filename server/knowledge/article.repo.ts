import { revisionStates, type RevisionState } from '#lib/article-state.ts'
import type { Tx } from '#server/db.ts'

export type NewArticle = {
  institutionId: string
  slug: string
  title: string
  body: string
  language: string
  authorId: string
}

export async function insertArticle(tx: Tx, article: NewArticle): Promise<string> {
  const { institutionId, slug, ...revision } = article
  const row = await tx.article.create({
    data: { institutionId, slug, revisions: { create: { ...revision, number: 1 } } },
    select: { revisions: { select: { id: true } } },
  })
  const [first] = row.revisions
  if (!first) throw new TypeError('an article was made without its first revision')
  return first.id
}

export async function lockRevision(
  tx: Tx,
  revisionId: string,
): Promise<{ articleId: string; authorId: string; state: RevisionState } | null> {
  await tx.$queryRaw`SELECT id FROM "ArticleRevision" WHERE id = ${revisionId} FOR NO KEY UPDATE`
  const row = await tx.articleRevision.findUnique({
    where: { id: revisionId },
    select: { articleId: true, authorId: true, state: true },
  })
  const state = revisionStates.find((known) => known === row?.state)
  return row && state ? { ...row, state } : null
}

export async function updateRevision(
  tx: Tx,
  revisionId: string,
  values: { state: RevisionState; approverId?: string },
): Promise<void> {
  await tx.articleRevision.update({ where: { id: revisionId }, data: values, select: { id: true } })
}

/** Shows this revision; the one shown before is superseded. */
export async function showRevision(tx: Tx, articleId: string, revisionId: string): Promise<void> {
  await tx.articleRevision.updateMany({
    where: { articleId, state: 'published', id: { not: revisionId } },
    data: { state: 'superseded' },
  })
  await tx.article.update({
    where: { id: articleId },
    data: { publishedRevisionId: revisionId },
    select: { id: true },
  })
}
