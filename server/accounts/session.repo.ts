import type { RoleGrant } from '#lib/roles.ts'
import { db } from '#server/db.ts'
import { readGrant } from './account.repo.ts'

/** Which of the sessions may still be used. */
export async function findLiveSessions(sessionIds: readonly string[], at: Date): Promise<Set<string>> {
  const rows = await db().session.findMany({
    where: { id: { in: [...sessionIds] }, expiresAt: { gt: at } },
    select: { id: true },
  })
  return new Set(rows.map((row) => row.id))
}

/** The grants of several people; those without any are not in it. */
export async function findGrants(userIds: readonly string[]): Promise<Map<string, RoleGrant[]>> {
  const rows = await db().roleGrant.findMany({
    where: { userId: { in: [...userIds] } },
    select: { userId: true, role: true, institutionId: true, branchId: true },
  })
  const byUser = new Map<string, RoleGrant[]>()
  for (const { userId, ...grant } of rows)
    byUser.set(userId, [...(byUser.get(userId) ?? []), ...readGrant(grant)])
  return byUser
}
