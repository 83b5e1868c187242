import { db } from '#server/db.ts'
import { answerSelect } from './answer-row.ts'

/** Questions that a person asked, newest first, with all that they were answered. */
export function findOwnQuestions(askerId: string, most: number) {
  return db().question.findMany({
    where: { askerId },
    orderBy: { createdAt: 'desc' },
    take: most,
    select: {
      id: true,
      text: true,
      state: true,
      mediaTimeMs: true,
      answeredMs: true,
      createdAt: true,
      programme: { select: { slug: true, title: true, language: true } },
      broadcast: { select: { id: true, replay: { select: { state: true } } } },
      answers: { orderBy: { createdAt: 'asc' }, select: answerSelect },
    },
  })
}
