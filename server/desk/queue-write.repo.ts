import { db } from '#server/db.ts'

export async function insertQueue(queue: {
  institutionId: string
  slug: string
  name: string
}): Promise<string> {
  const row = await db().queue.create({ data: queue, select: { id: true } })
  return row.id
}
