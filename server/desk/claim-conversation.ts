import type { ConversationView } from '#lib/events.ts'
import { AppError } from '#lib/errors.ts'
import { roomOf } from '#lib/rooms.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { claimQueued, findConversationHead, lockAgent, type ConversationHead } from './conversation.repo.ts'
import { leaseMs } from './lease.ts'
import { readConversation } from './list-conversations.ts'

/**
 * Takes a queued conversation: of all who try, exactly one. Throws `CONVERSATION_TAKEN` with
 * `by`, the winner's name, or `AGENT_AT_CAPACITY`. Claiming what one holds already is no error.
 */
export async function claimConversation(
  authorized: Authorized<'desk:work'>,
  conversationId: string,
): Promise<ConversationView> {
  const agentId = authorized.actor.userId
  // Most of a crowd come too late: they are told after one read, and wait for nobody's lock.
  const before = await requireHere(authorized, conversationId)
  const wins = before.state === 'queued' && (await tryClaim(authorized, before))
  if (wins) return readConversation(conversationId)

  const after = await requireHere(authorized, conversationId)
  if (after.assignee?.id === agentId && after.state === 'assigned') return readConversation(conversationId)
  if (after.state === 'queued')
    throw new AppError('AGENT_AT_CAPACITY', `${agentId} holds as much as the queue allows`)
  throw new AppError('CONVERSATION_TAKEN', 'another agent was faster', {
    detail: { by: after.assignee?.name ?? '' },
  })
}

function tryClaim(authorized: Authorized<'desk:work'>, conversation: ConversationHead): Promise<boolean> {
  const agentId = authorized.actor.userId
  const at = now()
  return transaction(async (tx) => {
    await lockAgent(tx, agentId)
    const wins = await claimQueued(tx, {
      conversationId: conversation.id,
      queueId: conversation.queueId,
      agentId,
      at,
      leaseUntil: new Date(at.getTime() + leaseMs),
    })
    if (!wins) return false
    await writeAudit(tx, {
      actorId: agentId,
      act: 'conversation.claimed',
      objectKind: 'conversation',
      objectId: conversation.id,
    })
    await saveFacts(tx, [
      {
        room: roomOf('desk', conversation.queue.slug),
        event: 'conversation:changed',
        ids: [conversation.id],
      },
    ])
    return true
  })
}

async function requireHere(
  authorized: Authorized<'desk:work'>,
  conversationId: string,
): Promise<ConversationHead> {
  const conversation = await findConversationHead(conversationId)
  if (conversation?.queueId === authorized.object.queueId) return conversation
  throw new AppError('NOT_FOUND', 'no such conversation in this queue')
}
