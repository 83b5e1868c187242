import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import { transaction } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { changeQuestion } from './change-question.ts'
import { questionEnded } from './question-ended.ts'
import { findQuestionHead } from './question.repo.ts'

/** The asker takes the question back. Somebody else's is `NOT_FOUND`; an answered one is `QUESTION_CLOSED`. */
export async function withdrawQuestion(actor: Actor, questionId: string): Promise<{ id: string }> {
  const question = await findQuestionHead(questionId)
  if (question?.askerId !== actor.userId) throw new AppError('NOT_FOUND', 'no such question of this person')
  await transaction(async (tx) => {
    const { isPublished } = await changeQuestion(tx, questionId, {
      to: 'withdrawn',
      actorId: actor.userId,
      reason: 'asker',
    })
    await saveFacts(tx, [questionEnded({ id: questionId, programmeId: question.programmeId, isPublished })])
  })
  return { id: questionId }
}
