import { conversationTransitions } from '#lib/conversation-state.ts'
import { statesBefore } from '#lib/state-machine.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import type { Tx } from '#server/db.ts'
import { updateConversation, type ConversationChange } from './conversation.repo.ts'

type Change = Omit<ConversationChange, 'from'> & {
  /** Null when the system acts by itself. */
  actorId: string | null
  reason: string
}

/** How a held conversation's state changes: one conditional write and its evidence; false when it was not as expected. */
export async function changeConversation(tx: Tx, conversationId: string, change: Change): Promise<boolean> {
  const from = statesBefore(conversationTransitions, change.to)
  const changed = await updateConversation(tx, conversationId, { ...change, from })
  if (!changed) return false
  await writeAudit(tx, {
    actorId: change.actorId,
    act: `conversation.${change.to}`,
    objectKind: 'conversation',
    objectId: conversationId,
    detail: { reason: change.reason },
  })
  return true
}
