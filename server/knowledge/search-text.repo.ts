import { changedAfter, inOrderOfChange, type ChangeCursor } from '#lib/search-text.ts'
import { db } from '#server/db.ts'

/** Revisions that were published, or taken from view after it, in the order of their change. Without their texts. */
export function findChangedRevisions(after: ChangeCursor, most: number) {
  return db().articleRevision.findMany({
    where: { AND: [changedAfter(after), { state: { in: ['published', 'archived'] } }] },
    orderBy: inOrderOfChange,
    take: most,
    select: { id: true, articleId: true, updatedAt: true },
  })
}

/** What is shown of these articles; those of which nothing is are left out. */
export function findPublishedRevisions(articleIds: readonly string[]) {
  return db().articleRevision.findMany({
    where: { articleId: { in: [...articleIds] }, state: 'published' },
    select: {
      title: true,
      body: true,
      language: true,
      createdAt: true,
      article: { select: { id: true, institutionId: true } },
    },
  })
}
