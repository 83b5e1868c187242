import { db, type Tx } from '#server/db.ts'

export async function findMessageProgramme(messageId: string): Promise<string | null> {
  const row = await db().chatMessage.findFirst({
    where: { id: messageId, removedAt: null, heldAt: null },
    select: { programmeId: true },
  })
  return row?.programmeId ?? null
}

/** One report a person and message; the first reason stays. */
export async function insertReport(
  tx: Tx,
  report: { messageId: string; reporterId: string; reason: string },
): Promise<boolean> {
  const { count } = await tx.chatReport.createMany({ data: [report], skipDuplicates: true })
  return count === 1
}

export async function personExists(userId: string): Promise<boolean> {
  return (await db().user.count({ where: { id: userId } })) > 0
}

export async function insertBlock(blockerId: string, blockedId: string): Promise<void> {
  await db().block.createMany({ data: [{ blockerId, blockedId }], skipDuplicates: true })
}

export async function deleteBlock(blockerId: string, blockedId: string): Promise<void> {
  await db().block.deleteMany({ where: { blockerId, blockedId } })
}

export async function findBlockedIds(blockerId: string): Promise<string[]> {
  const rows = await db().block.findMany({ where: { blockerId }, select: { blockedId: true }, take: 1_000 })
  return rows.map(({ blockedId }) => blockedId)
}

/** Whom the person blocked, the latest first, at most 1,000. */
export function findBlocked(blockerId: string) {
  return db().block.findMany({
    where: { blockerId },
    orderBy: [{ createdAt: 'desc' }, { blockedId: 'asc' }],
    select: { blockedId: true, createdAt: true, blocked: { select: { name: true } } },
    take: 1_000,
  })
}
