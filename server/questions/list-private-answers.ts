import type { AnswerView, FactData } from '#lib/events.ts'
import type { Actor } from '#lib/roles.ts'
import { findAnswers, findPrivateAnswers } from './answer.repo.ts'
import { viewAnswer, viewReceivedAnswer } from './view-question.ts'

const mostShown = 200

/** The private answers that this person received in a programme's room, oldest first. */
export async function listPrivateAnswers(
  actor: Actor,
  programmeId: string,
): Promise<{ questionId: string; answer: AnswerView }[]> {
  const rows = await findPrivateAnswers(actor.userId, programmeId, mostShown)
  return rows.map((row) => ({ questionId: row.question.id, answer: viewAnswer(row) }))
}

/** Answers by id with the asker they are for; whoever delivers them must deliver to that person only. */
export async function listReceivedAnswers(
  ids: readonly string[],
): Promise<{ askerId: string; received: FactData<'answer:received'> }[]> {
  const rows = await findAnswers(ids)
  return rows.map((row) => ({ askerId: row.question.askerId, received: viewReceivedAnswer(row) }))
}
