import { readActor } from '#server/accounts/read-actor.ts'
import { findQuestionHead } from './question.repo.ts'

/** The name of the host who is answering the question now; null when that is nobody, or the asking one. */
export async function findOtherOwner(questionId: string, hostId: string): Promise<string | null> {
  const ownerId = (await findQuestionHead(questionId))?.ownerId ?? null
  if (ownerId === null || ownerId === hostId) return null
  return (await readActor(ownerId))?.name ?? ''
}
