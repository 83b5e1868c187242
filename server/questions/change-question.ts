import { AppError } from '#lib/errors.ts'
import { openQuestionStates, questionTransitions, type QuestionState } from '#lib/question-state.ts'
import { statesBefore } from '#lib/state-machine.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { now } from '#server/clock.ts'
import type { Tx } from '#server/db.ts'
import { findQuestionHead, updateQuestion, type QuestionChange } from './question.repo.ts'

type Change = {
  to: QuestionState
  /** Null when the system acts by itself. */
  actorId: string | null
  /** Narrower than what the table allows, where the actor may do less. */
  from?: readonly QuestionState[]
  version?: number
  /** Only when its lease ended before this moment. */
  lapsedBefore?: Date
  /** Only while no other host is answering it. */
  heldByNoneBut?: string
  reason?: string
  values?: QuestionChange['values']
}

/**
 * The only way a question's state changes: one conditional write and its evidence. Returns whether its room knows the
 * question. Throws `QUESTION_CLOSED` when it is over, `STATE_CHANGED` when it is not as the actor saw it.
 */
export async function changeQuestion(
  tx: Tx,
  questionId: string,
  change: Change,
): Promise<{ isPublished: boolean }> {
  const allowed = statesBefore(questionTransitions, change.to)
  const from = change.from ? allowed.filter((state) => change.from?.includes(state)) : allowed
  const changed = await updateQuestion(tx, questionId, {
    to: change.to,
    from,
    version: change.version,
    lapsedBefore: change.lapsedBefore,
    freeFor: change.heldByNoneBut === undefined ? undefined : { hostId: change.heldByNoneBut, at: now() },
    values: change.values ?? {},
  })
  if (!changed) throw await refusal(tx, questionId, change.to)
  await writeAudit(tx, {
    actorId: change.actorId,
    act: `question.${change.to}`,
    objectKind: 'question',
    objectId: questionId,
    detail: { reason: change.reason ?? null },
  })
  return changed
}

async function refusal(tx: Tx, questionId: string, to: QuestionState): Promise<AppError> {
  const question = await findQuestionHead(questionId, tx)
  if (!question) return new AppError('NOT_FOUND', 'no such question')
  const { state, version } = question
  const isOpen = openQuestionStates.some((open) => open === state)
  return new AppError(isOpen ? 'STATE_CHANGED' : 'QUESTION_CLOSED', `question is ${state}, not to be ${to}`, {
    detail: { state, version },
  })
}
