import { insertQueue } from './queue-write.repo.ts'

/** Opens a desk queue of an institution; returns its id. */
export async function createQueue(queue: {
  institutionId: string
  slug: string
  name: string
}): Promise<string> {
  return insertQueue(queue)
}
