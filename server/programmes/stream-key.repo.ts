import { oneOf } from '#lib/one-of.ts'
import { streamKeyRoles, type StreamKeyRole } from '#lib/stream-key-role.ts'
import { db, type Tx } from '#server/db.ts'

export type StreamKeyRow = {
  id: string
  programmeId: string
  hint: string
  role: StreamKeyRole
  validFrom: Date
  validUntil: Date | null
  revokedAt: Date | null
  createdAt: Date
}

const select = {
  id: true,
  programmeId: true,
  hint: true,
  role: true,
  validFrom: true,
  validUntil: true,
  revokedAt: true,
  createdAt: true,
} as const

export async function findStreamKey(hash: string): Promise<StreamKeyRow | null> {
  const row = await db().streamKey.findUnique({ where: { hash }, select })
  return row && { ...row, role: oneOf(streamKeyRoles, row.role) }
}

/** Keys that can still be used, newest first. */
export async function listLiveKeys(programmeId: string): Promise<StreamKeyRow[]> {
  const rows = await db().streamKey.findMany({
    where: { programmeId, revokedAt: null },
    orderBy: { createdAt: 'desc' },
    select,
  })
  return rows.map((row) => ({ ...row, role: oneOf(streamKeyRoles, row.role) }))
}

/** Which of these keys were revoked. */
export async function findRevoked(streamKeyIds: readonly string[]): Promise<string[]> {
  const rows = await db().streamKey.findMany({
    where: { id: { in: [...streamKeyIds] }, revokedAt: { not: null } },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

export async function insertStreamKey(
  tx: Tx,
  values: { programmeId: string; role: StreamKeyRole; hash: string; hint: string },
): Promise<string> {
  const row = await tx.streamKey.create({ data: values, select: { id: true } })
  return row.id
}

export async function revokeKeys(
  tx: Tx,
  of: { programmeId: string; role: StreamKeyRole },
  at: Date,
): Promise<number> {
  const { count } = await tx.streamKey.updateMany({
    where: { ...of, revokedAt: null },
    data: { revokedAt: at },
  })
  return count
}
