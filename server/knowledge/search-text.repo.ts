import { db } from '#server/db.ts'

export function findPublishedArticles() {
  return db().articleRevision.findMany({
    where: { state: 'published' },
    select: {
      title: true,
      body: true,
      language: true,
      createdAt: true,
      article: { select: { id: true, institutionId: true } },
    },
  })
}
