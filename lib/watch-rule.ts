import type { Visibility } from '#lib/programmes.ts'
import type { Actor } from '#lib/roles.ts'

/** What decides who may watch a programme. */
export type WatchRule = {
  visibility: Visibility
  institutionId: string
  hostIds: readonly string[]
}

export type WatchRefusal = 'SIGN_IN_REQUIRED' | 'FORBIDDEN'

/**
 * Why somebody may not watch, null when they may: a public programme is everybody's, `signed-in` is for
 * any account, `staff` for whoever holds a role in its institution or the group; its hosts always may.
 */
export function refusalToWatch(rule: WatchRule, actor: Actor | null): WatchRefusal | null {
  if (rule.visibility === 'public') return null
  if (!actor) return 'SIGN_IN_REQUIRED'
  if (rule.visibility === 'signed-in' || rule.hostIds.includes(actor.userId)) return null
  return isStaffOf(actor, rule.institutionId) ? null : 'FORBIDDEN'
}

function isStaffOf(actor: Actor, institutionId: string): boolean {
  return actor.grants.some(
    (grant) =>
      grant.role !== 'viewer' && (grant.institutionId === null || grant.institutionId === institutionId),
  )
}
