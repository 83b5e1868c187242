import { changedAfter, inOrderOfChange, type ChangeCursor } from '#lib/search-text.ts'
import { db } from '#server/db.ts'

/** Questions answered for all to hear or read, in the order of their change. */
export function findChangedAnswered(after: ChangeCursor, most: number) {
  return db().question.findMany({
    where: {
      AND: [
        changedAfter(after),
        {
          OR: [
            { state: 'answered-live' },
            { state: 'answered-text', answers: { some: { visibility: 'public' } } },
          ],
        },
      ],
    },
    orderBy: inOrderOfChange,
    take: most,
    select: {
      id: true,
      text: true,
      mediaTimeMs: true,
      answeredMs: true,
      broadcastId: true,
      programmeId: true,
      updatedAt: true,
      programme: { select: { institutionId: true, language: true } },
      answers: { where: { visibility: 'public' }, select: { text: true } },
    },
  })
}
