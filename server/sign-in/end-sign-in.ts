import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import { auth } from './auth.ts'
import { findOwnToken } from './session.repo.ts'

/** Signs the person out on one device, which is pushed to no more. Throws `NOT_FOUND` for a session that is not theirs. */
export async function endSignIn(actor: Actor, sessionId: string): Promise<void> {
  const token = await findOwnToken(actor.userId, sessionId)
  if (token === null) throw new AppError('NOT_FOUND', 'no such session of this person')
  const { internalAdapter } = await auth().$context
  await internalAdapter.deleteSession(token)
}
