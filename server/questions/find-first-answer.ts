import { findAnsweredBefore } from './answer.repo.ts'

/** The answer that this author wrote under this `clientId`, when it was sent before. */
export function findFirstAnswer(authorId: string, clientId: string): Promise<{ id: string } | null> {
  return findAnsweredBefore(authorId, clientId)
}
