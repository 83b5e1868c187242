import { db, type Tx } from '#server/db.ts'

export type QueueRow = { id: string; institutionId: string; slug: string; name: string; capacity: number }

const queueSelect = { id: true, institutionId: true, slug: true, name: true, capacity: true } as const

export function findQueueBySlug(slug: string): Promise<QueueRow | null> {
  return db().queue.findUnique({ where: { slug }, select: queueSelect })
}

/** The institution's first queue: where hand-offs go while nothing routes them more finely. */
export function findFirstQueue(tx: Tx, institutionId: string): Promise<QueueRow | null> {
  return tx.queue.findFirst({ where: { institutionId }, orderBy: { id: 'asc' }, select: queueSelect })
}

/** The queues of some institutions, or of all. */
export function findQueues(institutionIds: readonly string[] | 'all'): Promise<QueueRow[]> {
  const where = institutionIds === 'all' ? {} : { institutionId: { in: [...institutionIds] } }
  return db().queue.findMany({ where, orderBy: { slug: 'asc' }, select: queueSelect })
}

export async function insertQueue(queue: {
  institutionId: string
  slug: string
  name: string
}): Promise<string> {
  const row = await db().queue.create({ data: queue, select: { id: true } })
  return row.id
}
