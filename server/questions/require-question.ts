import { AppError } from '#lib/errors.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { findQuestionHead, type QuestionHead } from './question.repo.ts'

/** The question, when it belongs to the programme that the actor may run; else `NOT_FOUND`. */
export async function requireQuestion(
  authorized: Authorized<'programme:run'>,
  questionId: string,
): Promise<QuestionHead> {
  const question = await findQuestionHead(questionId)
  if (question?.programmeId === authorized.object.programmeId) return question
  throw new AppError('NOT_FOUND', 'no such question in this programme')
}
