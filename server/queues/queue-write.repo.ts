import { db, type Tx } from '#server/db.ts'

export async function insertQueue(queue: {
  institutionId: string
  slug: string
  name: string
}): Promise<string> {
  const row = await db().queue.create({ data: queue, select: { id: true } })
  return row.id
}

export type NewConversationRow = {
  id: string
  queueId: string
  institutionId: string
  questionId: string
  viewerId: string
  note: string | null
}

export async function insertConversation(tx: Tx, row: NewConversationRow): Promise<void> {
  await tx.conversation.create({ data: row, select: { id: true } })
}
