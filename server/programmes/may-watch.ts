import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import { refusalToWatch } from '#lib/watch-rule.ts'
import { readActor } from '#server/accounts/read-actor.ts'
import { findWatchRule } from './programme.repo.ts'
import { readEntryRule } from './read-entry-rule.ts'

/** Whether this person (null: a guest) may watch the programme at this moment, roles read afresh. */
export async function mayWatch(asked: { programmeId: string; userId: string | null }): Promise<boolean> {
  const rule = await findWatchRule(asked.programmeId)
  if (!rule) return false
  if (rule.visibility === 'public') return true
  const actor = asked.userId === null ? null : await readActor(asked.userId)
  return refusalToWatch(rule, actor) === null
}

/**
 * Throws `NOT_FOUND`, `SIGN_IN_REQUIRED` or `FORBIDDEN` for whoever may not watch the programme. Before viewers know of
 * it there is none, but for its hosts and the staff of its institution.
 */
export async function requireWatch(programmeId: string, actor: Actor | null): Promise<void> {
  const entry = await readEntryRule(programmeId)
  const isCrew = entry !== null && refusalToWatch({ ...entry.rule, visibility: 'staff' }, actor) === null
  if (!entry || (!entry.isPublic && !isCrew)) throw new AppError('NOT_FOUND', `no programme ${programmeId}`)
  const refusal = refusalToWatch(entry.rule, actor)
  if (refusal) throw new AppError(refusal, `programme ${programmeId} is for ${entry.rule.visibility}`)
}
