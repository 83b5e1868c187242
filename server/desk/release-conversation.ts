import { AppError } from '#lib/errors.ts'
import { roomOf } from '#lib/rooms.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { transaction } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { changeConversation } from './change-conversation.ts'
import { findConversationHead } from './conversation.repo.ts'

/** The agent gives a conversation back to the queue. Throws `CONVERSATION_NOT_OWNED`. */
export async function releaseConversation(
  authorized: Authorized<'desk:work'>,
  conversationId: string,
): Promise<{ id: string }> {
  const agentId = authorized.actor.userId
  const conversation = await findConversationHead(conversationId)
  if (conversation?.queueId !== authorized.object.queueId)
    throw new AppError('NOT_FOUND', 'no such conversation here')
  await transaction(async (tx) => {
    const released = await changeConversation(tx, conversationId, {
      to: 'queued',
      heldBy: agentId,
      actorId: agentId,
      reason: 'released',
      values: { assigneeId: null, assignedAt: null, leaseUntil: null },
    })
    if (!released) throw new AppError('CONVERSATION_NOT_OWNED', `${agentId} does not hold it`)
    await saveFacts(tx, [
      { room: roomOf('desk', conversation.queue.slug), event: 'conversation:changed', ids: [conversationId] },
    ])
  })
  return { id: conversationId }
}
