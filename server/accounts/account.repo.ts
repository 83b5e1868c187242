import { z } from 'zod'
import type { Role, RoleGrant } from '#lib/roles.ts'
import { roles } from '#lib/roles.ts'
import type { Tx } from '#server/db.ts'
import { db } from '#server/db.ts'

export type AccountRow = {
  name: string
  grants: { role: Role; institutionId: string | null; branchId: string | null }[]
}

/** By id, without those that were erased. */
export async function findAccounts(userIds: readonly string[]): Promise<Map<string, AccountRow>> {
  const rows = await db().user.findMany({
    where: { id: { in: [...userIds] }, erasedAt: null },
    select: { id: true, name: true, grants: { select: { role: true, institutionId: true, branchId: true } } },
  })
  return new Map(rows.map(({ id, name, grants }) => [id, { name, grants: grants.flatMap(readGrant) }]))
}

const idRows = z.array(z.object({ id: z.string() }))

/**
 * Those of the accounts that are not erased, locked until the transaction ends. An erasure changes the address, a
 * column that is unique: against that the weakest lock is enough, and it stands in the way of nothing else.
 */
export async function lockOpenAccounts(tx: Tx, userIds: readonly string[]): Promise<string[]> {
  const rows = idRows.parse(
    await tx.$queryRaw`
      SELECT id FROM "User" WHERE id = ANY(${[...userIds]}) AND "erasedAt" IS NULL ORDER BY id FOR KEY SHARE`,
  )
  return rows.map(({ id }) => id)
}

export async function insertGrant(
  tx: Tx,
  grant: { userId: string; role: Role; institutionId: string | null; branchId: string | null },
): Promise<void> {
  await tx.roleGrant.create({ data: grant, select: { id: true } })
}

/** A stored grant, or nothing when its role is of another version. */
function readGrant(grant: { role: string; institutionId: string | null; branchId: string | null }) {
  const role = roles.find((known) => known === grant.role)
  return role ? [{ role, institutionId: grant.institutionId, branchId: grant.branchId }] : []
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

export async function setInstitution(tx: Tx, userId: string, institutionId: string | null): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { institutionId }, select: { id: true } })
}

export async function insertQualification(
  tx: Tx,
  userId: string,
  qualification: { licenceNumber: string; employer: string; expiresAt: Date },
): Promise<void> {
  await tx.hostQualification.create({ data: { userId, ...qualification }, select: { userId: true } })
}

export async function updateLocale(userId: string, locale: string): Promise<void> {
  await db().user.updateMany({
    where: { id: userId, OR: [{ locale: null }, { locale: { not: locale } }] },
    data: { locale },
  })
}

export async function findAddress(userId: string): Promise<{ email: string; isVerified: boolean }> {
  const { email, emailVerified } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, emailVerified: true },
  })
  return { email, isVerified: emailVerified }
}

export async function findUserIdByEmail(email: string): Promise<string | null> {
  const row = await db().user.findUnique({ where: { email }, select: { id: true } })
  return row?.id ?? null
}
