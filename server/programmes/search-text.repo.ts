import { db } from '#server/db.ts'

/** Programmes that viewers know of, changed after `since`, the earliest change first. */
export function findChangedProgrammes(since: Date, most: number) {
  return db().programme.findMany({
    where: { state: 'approved', updatedAt: { gt: since } },
    orderBy: { updatedAt: 'asc' },
    take: most,
    select: {
      id: true,
      institutionId: true,
      language: true,
      title: true,
      summary: true,
      updatedAt: true,
      hosts: { select: { user: { select: { name: true } } } },
    },
  })
}
