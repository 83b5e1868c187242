import type { BlockedPerson } from '#lib/blocked-person.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import { deleteBlock, findBlocked, findBlockedIds, insertBlock, personExists } from './manners.repo.ts'

/** Somebody's words are hidden from the actor, or shown again. Throws `BAD_REQUEST` for oneself, `NOT_FOUND`. */
export async function blockPerson(
  actor: Actor,
  { userId, isBlocked }: { userId: string; isBlocked: boolean },
): Promise<void> {
  if (userId === actor.userId) throw new AppError('BAD_REQUEST', 'nobody blocks oneself')
  if (!isBlocked) return deleteBlock(actor.userId, userId)
  if (!(await personExists(userId))) throw new AppError('NOT_FOUND', 'no such person')
  await insertBlock(actor.userId, userId)
}

/** Whose words the person does not want to read, at most 1,000. */
export function listBlockedIds(actor: Actor): Promise<string[]> {
  return findBlockedIds(actor.userId)
}

/** The same people by name, for the account that may take it back. */
export async function listBlocked(actor: Actor): Promise<BlockedPerson[]> {
  const rows = await findBlocked(actor.userId)
  return rows.map(({ blockedId, blocked, createdAt }) => ({
    userId: blockedId,
    name: blocked.name,
    blockedAt: createdAt.getTime(),
  }))
}
