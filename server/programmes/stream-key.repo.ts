import { db, type Tx } from '#server/db.ts'

export type StreamKeyRow = {
  id: string
  programmeId: string
  hint: string
  validFrom: Date
  validUntil: Date | null
  revokedAt: Date | null
  createdAt: Date
}

const select = {
  id: true,
  programmeId: true,
  hint: true,
  validFrom: true,
  validUntil: true,
  revokedAt: true,
  createdAt: true,
} as const

export async function findStreamKey(hash: string): Promise<StreamKeyRow | null> {
  return db().streamKey.findUnique({ where: { hash }, select })
}

/** Keys that can still be used, newest first. */
export async function listLiveKeys(programmeId: string): Promise<StreamKeyRow[]> {
  return db().streamKey.findMany({
    where: { programmeId, revokedAt: null },
    orderBy: { createdAt: 'desc' },
    select,
  })
}

export async function insertStreamKey(
  tx: Tx,
  values: { programmeId: string; hash: string; hint: string },
): Promise<string> {
  const row = await tx.streamKey.create({ data: values, select: { id: true } })
  return row.id
}

export async function revokeKeys(tx: Tx, programmeId: string, at: Date): Promise<number> {
  const { count } = await tx.streamKey.updateMany({
    where: { programmeId, revokedAt: null },
    data: { revokedAt: at },
  })
  return count
}
