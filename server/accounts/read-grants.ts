import type { RoleGrant } from '#lib/roles.ts'
import { findGrants } from './account.repo.ts'

/** The roles of several people as they are now; those without any are not in it. */
export function readGrants(userIds: readonly string[]): Promise<Map<string, RoleGrant[]>> {
  return findGrants(userIds)
}
