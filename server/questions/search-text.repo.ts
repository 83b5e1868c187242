import { db } from '#server/db.ts'

/** Questions answered for all to hear or read, changed after `since`, the earliest change first. */
export function findAnsweredSince(since: Date, most: number) {
  return db().question.findMany({
    where: {
      updatedAt: { gt: since },
      OR: [
        { state: 'answered-live' },
        { state: 'answered-text', answers: { some: { visibility: 'public' } } },
      ],
    },
    orderBy: { updatedAt: 'asc' },
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
