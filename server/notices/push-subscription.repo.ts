import { db } from '#server/db.ts'

export type SubscriptionKeys = { endpoint: string; p256dh: string; auth: string }

/** A browser belongs to whoever subscribed in it last. */
export async function upsertSubscription(userId: string, keys: SubscriptionKeys): Promise<void> {
  const { endpoint, ...secret } = keys
  await db().pushSubscription.upsert({
    where: { endpoint },
    create: { userId, ...keys },
    update: { userId, ...secret },
  })
}

export async function deleteSubscription(endpoint: string, userId?: string): Promise<void> {
  await db().pushSubscription.deleteMany({ where: { endpoint, ...(userId === undefined ? {} : { userId }) } })
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
