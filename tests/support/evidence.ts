import { db } from '#server/db.ts'

/** What tests look up or bend in the database where the product has, rightly, no way to. */

export function listAudit(objectId: string, act: string) {
  return db().auditEvent.findMany({ where: { objectId, act } })
}

/** As if the conversation's agent had been away for longer than a lease. */
export async function lapseLease(conversationId: string): Promise<void> {
  const leaseUntil = new Date(Date.now() - 1_000)
  await db().conversation.update({ where: { id: conversationId }, data: { leaseUntil } })
}

export async function setCapacity(queueId: string, capacity: number): Promise<void> {
  await db().queue.update({ where: { id: queueId }, data: { capacity } })
}

export async function endSessionsOf(userId: string): Promise<void> {
  await db().session.deleteMany({ where: { userId } })
}

export async function takeRoles(userId: string): Promise<void> {
  await db().roleGrant.deleteMany({ where: { userId } })
}

export function listDecisions(userId: string) {
  return db().gateDecision.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } })
}

export async function takeOffShelf(productId: string): Promise<void> {
  await db().product.update({ where: { id: productId }, data: { shelfState: 'off-shelf' } })
}
