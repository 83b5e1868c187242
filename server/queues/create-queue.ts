import { insertQueue } from './queue.repo.ts'

/** Opens a desk queue of an institution; returns its id. */
export async function createQueue(queue: {
  institutionId: string
  slug: string
  name: string
}): Promise<string> {
  return insertQueue(queue)
}
