import { AppError } from '#lib/errors.ts'
import { findOtherOwner } from './find-other-owner.ts'

/**
 * What a host does to a question. Where it is refused and another host is answering that question, the refusal is
 * `QUESTION_TAKEN` with `by`, the other's name.
 */
export async function unlessTaken<T>(
  { questionId, hostId }: { questionId: string; hostId: string },
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const by = error instanceof AppError ? await findOtherOwner(questionId, hostId) : null
    if (by === null) throw error
    throw new AppError('QUESTION_TAKEN', 'another host is answering it', { detail: { by }, cause: error })
  }
}
