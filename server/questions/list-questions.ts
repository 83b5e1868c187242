import type { QuestionView } from '#lib/events.ts'
import { findNewestQuestions, findQuestions } from './question.repo.ts'
import { viewQuestion } from './view-question.ts'

const mostShown = 500

/** The room's newest questions since a moment, oldest first; withdrawn ones are gone. */
export async function listProgrammeQuestions(
  programmeId: string,
  { since = new Date(0) }: { since?: Date } = {},
): Promise<QuestionView[]> {
  return (await findNewestQuestions({ programmeId, createdAt: { gte: since } }, mostShown))
    .toReversed()
    .map(viewQuestion)
}

/** The questions asked during a broadcast, oldest first, for its replay. */
export async function listBroadcastQuestions(broadcastId: string): Promise<QuestionView[]> {
  return (await findNewestQuestions({ broadcastId }, mostShown)).toReversed().map(viewQuestion)
}

export async function listQuestionsById(ids: readonly string[]): Promise<QuestionView[]> {
  return (await findQuestions(ids)).map(viewQuestion)
}
