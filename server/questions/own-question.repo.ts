import { db } from '#server/db.ts'
import { answerSelect } from './answer-row.ts'

const placeSelect = {
  id: true,
  mediaTimeMs: true,
  answeredMs: true,
  broadcast: { select: { id: true, replay: { select: { state: true } } } },
} as const

/** Questions that a person asked, newest first, with all that they were answered. */
export function findOwnQuestions(askerId: string, most: number) {
  return db().question.findMany({
    where: { askerId },
    orderBy: { createdAt: 'desc' },
    take: most,
    select: {
      ...placeSelect,
      text: true,
      state: true,
      reason: true,
      createdAt: true,
      programme: { select: { slug: true, title: true, language: true } },
      answers: { orderBy: { createdAt: 'asc' }, select: answerSelect },
    },
  })
}

export type QuestionPlaceRow = Awaited<ReturnType<typeof findQuestionPlaces>>[number]

/** Where questions were asked and answered. */
export function findQuestionPlaces(ids: readonly string[]) {
  return db().question.findMany({
    where: { id: { in: [...ids] } },
    select: { ...placeSelect, programme: { select: { slug: true } } },
  })
}
