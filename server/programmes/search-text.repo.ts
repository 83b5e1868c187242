import { changedAfter, inOrderOfChange, type ChangeCursor } from '#lib/search-text.ts'
import { db } from '#server/db.ts'

/** Programmes in whatever state, in the order of their change. */
export function findChangedProgrammes(after: ChangeCursor, most: number) {
  return db().programme.findMany({
    where: changedAfter(after),
    orderBy: inOrderOfChange,
    take: most,
    select: {
      id: true,
      state: true,
      noticeKind: true,
      institutionId: true,
      language: true,
      title: true,
      summary: true,
      updatedAt: true,
      hosts: { select: { user: { select: { name: true } } } },
    },
  })
}
