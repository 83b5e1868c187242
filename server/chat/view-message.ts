import { chatMessageViewSchema, type ChatMessageView } from '#lib/events.ts'
import type { MessageRow } from './message.repo.ts'

const badgeSchema = chatMessageViewSchema.shape.author.shape.badge

/** A message as browsers may see it. */
export function viewMessage(row: MessageRow): ChatMessageView {
  return {
    id: row.id,
    clientId: row.clientId,
    author: { id: row.author.id, name: row.author.name, badge: badgeSchema.catch('viewer').parse(row.badge) },
    text: row.text,
    replyTo: viewReplied(row.replyTo),
    mentions: row.mentions,
    mediaTimeMs: row.mediaTimeMs,
    at: row.createdAt.getTime(),
  }
}

/** What is answered, unless it was taken away since. */
function viewReplied(replied: MessageRow['replyTo']): ChatMessageView['replyTo'] {
  if (!replied || replied.removedAt || replied.heldAt) return null
  return { id: replied.id, name: replied.author.name, text: Array.from(replied.text).slice(0, 60).join('') }
}
