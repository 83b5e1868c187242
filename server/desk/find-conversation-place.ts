import { AppError } from '#lib/errors.ts'
import { findConversationHead } from './conversation.repo.ts'

/** The queue a conversation is in: the object that permission is asked for. Throws `NOT_FOUND`. */
export async function findConversationPlace(conversationId: string): Promise<{ queueId: string }> {
  const conversation = await findConversationHead(conversationId)
  if (!conversation) throw new AppError('NOT_FOUND', 'no such conversation')
  return { queueId: conversation.queueId }
}
