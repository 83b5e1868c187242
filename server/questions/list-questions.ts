import type { QuestionView } from '#lib/events.ts'
import type { Actor } from '#lib/roles.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { findNewestQuestions, findQuestions } from './question.repo.ts'
import { viewQuestion, viewToldQuestion } from './view-question.ts'

const mostShown = 500

/** A guest, a person, or the crew: the crew reads what a host dismissed, everybody else only what is their own. */
export type QuestionReader = null | Actor | Authorized<'programme:run'>

/** The room's newest questions since a moment, oldest first; withdrawn ones are gone. */
export async function listProgrammeQuestions(
  programmeId: string,
  { since = new Date(0), reader = null }: { since?: Date; reader?: QuestionReader } = {},
): Promise<QuestionView[]> {
  return listNewest({ programmeId, createdAt: { gte: since } }, reader)
}

/** The questions asked during a broadcast, oldest first, for its replay. */
export async function listBroadcastQuestions(
  broadcastId: string,
  reader: Actor | null = null,
): Promise<QuestionView[]> {
  return listNewest({ broadcastId }, reader)
}

/** For a whole room, whoever is in it. */
export async function listQuestionsById(ids: readonly string[]): Promise<QuestionView[]> {
  return (await findQuestions(ids)).map(viewToldQuestion)
}

async function listNewest(
  where: Parameters<typeof findNewestQuestions>[0],
  reader: QuestionReader,
): Promise<QuestionView[]> {
  const isCrew = reader !== null && 'permission' in reader
  const dismissedFor = isCrew ? 'all' : { personId: reader?.userId ?? null }
  const rows = await findNewestQuestions(where, { limit: mostShown, dismissedFor })
  return rows.toReversed().map(viewQuestion)
}
