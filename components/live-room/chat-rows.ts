import type { ChatMessageView } from '#lib/events.ts'
import { isSettled, type PendingMessage } from './room-state.ts'

export type ChatRow = { id: string; message: ChatMessageView } | { id: string; pending: PendingMessage }

/** What was said, with what a moderator has at its own time in between, and what is on its way below. */
export function chatRows(
  messages: readonly ChatMessageView[],
  pending: readonly PendingMessage[],
): ChatRow[] {
  const rows: ChatRow[] = messages.map((message) => ({ id: message.id, message }))
  for (const words of pending) {
    const row = { id: words.clientId, pending: words }
    if (!isSettled(words)) rows.push(row)
    else rows.splice(rows.findLastIndex((said) => saidAt(said) <= words.at) + 1, 0, row)
  }
  return rows
}

function saidAt(row: ChatRow): number {
  return 'message' in row ? row.message.at : row.pending.at
}
