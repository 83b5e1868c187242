import { findQueueBySlug } from './queue.repo.ts'

/** The queue behind a desk room's name, or null. */
export async function findQueuePlace(slug: string): Promise<{ queueId: string } | null> {
  const queue = await findQueueBySlug(slug)
  return queue && { queueId: queue.id }
}
