import type { ChatMessageView } from '#lib/events.ts'

/** What an answer says of the message that it answers. */
export function quoteOf({ id, author, text }: ChatMessageView): NonNullable<ChatMessageView['replyTo']> {
  return { id, name: author.name, text }
}
