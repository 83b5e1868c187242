import { oneOf } from '#lib/one-of.ts'
import type { OwnQuestion } from '#lib/own-question.ts'
import { questionStates, showEndedReason } from '#lib/question-state.ts'
import type { Actor } from '#lib/roles.ts'
import { findOwnQuestions } from './own-question.repo.ts'
import { viewAnswer } from './view-question.ts'

const shown = 100

/** The person's own questions, private answers included. */
export async function listOwnQuestions(actor: Actor): Promise<OwnQuestion[]> {
  const rows = await findOwnQuestions(actor.userId, shown)
  return rows.map(({ id, text, state, reason, createdAt, programme, broadcast, answers, ...times }) => ({
    id,
    text,
    state: oneOf(questionStates, state),
    isLeftOpen: reason === showEndedReason,
    at: createdAt.getTime(),
    ...programme,
    replayId: broadcast?.replay?.state === 'published' ? broadcast.id : null,
    ...times,
    answers: answers.map(viewAnswer),
  }))
}
