import { db, type Tx } from '#server/db.ts'

export async function findSlowSeconds(programmeIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db().programme.findMany({
    where: { id: { in: [...programmeIds] } },
    select: { id: true, slowSeconds: true },
  })
  return new Map(rows.map(({ id, slowSeconds }) => [id, slowSeconds]))
}

export async function updateSlowSeconds(tx: Tx, programmeId: string, slowSeconds: number): Promise<void> {
  await tx.programme.update({ where: { id: programmeId }, data: { slowSeconds } })
}

/** The author's newest words in the room. */
export function findLastSaid(
  programmeId: string,
  authorId: string,
): Promise<{ clientId: string; createdAt: Date } | null> {
  return db().chatMessage.findFirst({
    where: { programmeId, authorId },
    orderBy: { createdAt: 'desc' },
    select: { clientId: true, createdAt: true },
  })
}
