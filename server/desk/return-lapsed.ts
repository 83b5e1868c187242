import { roomOf } from '#lib/rooms.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { changeConversation } from './change-conversation.ts'
import { findLapsed, type ConversationHead } from './conversation.repo.ts'

const atOnce = 100

/** Puts work of agents who vanished back into its queue, keeping its place in line. Returns how many. */
export async function returnLapsed(): Promise<number> {
  const at = now()
  let returned = 0
  for (const conversation of await findLapsed(at, atOnce)) if (await giveBack(conversation, at)) returned += 1
  return returned
}

function giveBack(conversation: ConversationHead, at: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const changed = await changeConversation(tx, conversation.id, {
      to: 'queued',
      lapsedBefore: at,
      actorId: null,
      reason: 'agent vanished',
      values: { assigneeId: null, assignedAt: null, leaseUntil: null },
    })
    if (!changed) return false
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
