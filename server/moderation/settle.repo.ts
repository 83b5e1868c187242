import { now } from '#server/clock.ts'
import { db, type Tx } from '#server/db.ts'

export type WaitingMessage = { id: string; authorId: string; clientId: string; isHeld: boolean }

/** The message, locked, when it is of this programme and still in the room or held; null otherwise. */
export async function lockMessage(
  tx: Tx,
  programmeId: string,
  messageId: string,
): Promise<WaitingMessage | null> {
  await tx.$queryRaw`SELECT id FROM "ChatMessage" WHERE id = ${messageId} FOR NO KEY UPDATE`
  const row = await tx.chatMessage.findFirst({
    where: { id: messageId, programmeId, removedAt: null },
    select: { id: true, authorId: true, clientId: true, heldAt: true },
  })
  return row && { id: row.id, authorId: row.authorId, clientId: row.clientId, isHeld: row.heldAt !== null }
}

/** Its reports are answered; false when none was open. */
export async function settleReports(tx: Tx, messageId: string): Promise<boolean> {
  const { count } = await tx.chatReport.updateMany({
    where: { messageId, settledAt: null },
    data: { settledAt: now() },
  })
  return count > 0
}

export async function removeMessage(tx: Tx, messageId: string): Promise<void> {
  await tx.chatMessage.update({ where: { id: messageId }, data: { removedAt: now() }, select: { id: true } })
}

/** It comes into the room now, under the number of the fact that tells it. */
export async function releaseMessage(tx: Tx, messageId: string, seq: number): Promise<void> {
  await tx.chatMessage.update({
    where: { id: messageId },
    data: { heldAt: null, seq },
    select: { id: true },
  })
}

/** Of these messages, those that were taken away after they had been in the room. */
export async function findRemovedIds(ids: readonly string[]): Promise<string[]> {
  const rows = await db().chatMessage.findMany({
    where: { id: { in: [...ids] }, removedAt: { not: null } },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Messages that were held and not let through, with their authors. */
export function findRefused(
  ids: readonly string[],
): Promise<{ id: string; clientId: string; authorId: string }[]> {
  return db().chatMessage.findMany({
    where: { id: { in: [...ids] }, heldAt: { not: null }, removedAt: { not: null } },
    select: { id: true, clientId: true, authorId: true },
  })
}

/** The oldest first. */
export function findOwnHeld(
  authorId: string,
  programmeId: string,
  { since, most }: { since: Date; most: number },
): Promise<{ clientId: string; text: string; createdAt: Date }[]> {
  return db().chatMessage.findMany({
    where: { authorId, programmeId, heldAt: { not: null }, removedAt: null, createdAt: { gte: since } },
    orderBy: { createdAt: 'asc' },
    take: most,
    select: { clientId: true, text: true, createdAt: true },
  })
}
