import { db, type Tx } from '#server/db.ts'

export type SubscriptionKeys = { endpoint: string; p256dh: string; auth: string }

/** A browser belongs to whoever subscribed in it last. */
export async function upsertSubscription(
  tx: Tx,
  owner: { userId: string; sessionId: string },
  keys: SubscriptionKeys,
): Promise<void> {
  const { endpoint, ...secret } = keys
  await tx.pushSubscription.upsert({
    where: { endpoint },
    create: { ...owner, ...keys },
    update: { ...owner, ...secret },
  })
}

export async function deleteSubscription(endpoint: string, userId?: string): Promise<void> {
  await db().pushSubscription.deleteMany({ where: { endpoint, ...(userId === undefined ? {} : { userId }) } })
}

export async function deleteSubscriptionsOfSession(sessionId: string): Promise<void> {
  await db().pushSubscription.deleteMany({ where: { sessionId } })
}

export async function findEndpoints(userId: string): Promise<string[]> {
  const rows = await db().pushSubscription.findMany({ where: { userId }, select: { endpoint: true } })
  return rows.map(({ endpoint }) => endpoint)
}

/** The oldest ones of a person beyond the newest `kept` go. */
export async function trimSubscriptions(userId: string, kept: number): Promise<void> {
  const old = await db().pushSubscription.findMany({
    where: { userId },
    orderBy: { createdAt: 'desc' },
    skip: kept,
    select: { id: true },
  })
  await db().pushSubscription.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } })
}
