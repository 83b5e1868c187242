import { AppError } from '#lib/errors.ts'
import { findQuestionHead } from './question.repo.ts'

/** The programme a question was asked in: the object that permission is asked for. Throws `NOT_FOUND`. */
export async function findQuestionPlace(questionId: string): Promise<{ programmeId: string }> {
  const question = await findQuestionHead(questionId)
  if (!question) throw new AppError('NOT_FOUND', 'no such question')
  return { programmeId: question.programmeId }
}
