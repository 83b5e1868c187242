import type { Tx } from '#server/db.ts'

export type NewConversationRow = {
  id: string
  queueId: string
  institutionId: string
  questionId: string
  viewerId: string
  note: string | null
}

/** A conversation that waits; what becomes of it is the desk's (server/desk/conversation.repo.ts). */
export async function insertConversation(tx: Tx, row: NewConversationRow): Promise<void> {
  await tx.conversation.create({ data: row, select: { id: true } })
}
