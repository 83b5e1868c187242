import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import { findProgrammeIdBySlug, findWatchRule } from './programme.repo.ts'
import { requireWatch } from './may-watch.ts'
import { signWatchToken } from './watch-token.ts'

/**
 * The token with which the actor's browser fetches the programme's picture; null where none is asked
 * for. Throws `NOT_FOUND`, `SIGN_IN_REQUIRED`, `FORBIDDEN`.
 */
export async function grantWatch(slug: string, actor: Actor | null): Promise<string | null> {
  const programmeId = await findProgrammeIdBySlug(slug)
  const rule = programmeId === null ? null : await findWatchRule(programmeId)
  if (programmeId === null || !rule) throw new AppError('NOT_FOUND', 'no such programme')
  await requireWatch(programmeId, actor)
  return rule.visibility === 'public' || !actor ? null : signWatchToken({ programmeId, userId: actor.userId })
}
