import { oneOf } from '#lib/one-of.ts'
import type { OwnQuestion } from '#lib/own-question.ts'
import { questionStates, showEndedReason } from '#lib/question-state.ts'
import type { Actor } from '#lib/roles.ts'
import { findOwnQuestions } from './own-question.repo.ts'
import { viewPlace } from './view-place.ts'
import { viewAnswer } from './view-question.ts'

const shown = 100

/** The person's own questions, private answers included. */
export async function listOwnQuestions(actor: Actor): Promise<OwnQuestion[]> {
  const rows = await findOwnQuestions(actor.userId, shown)
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    state: oneOf(questionStates, row.state),
    isLeftOpen: row.reason === showEndedReason,
    at: row.createdAt.getTime(),
    title: row.programme.title,
    language: row.programme.language,
    ...viewPlace(row),
    answers: row.answers.map(viewAnswer),
  }))
}
