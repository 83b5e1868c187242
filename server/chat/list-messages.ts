import type { ChatMessageView } from '#lib/events.ts'
import { findBroadcastMessages, findMessages, findNewestMessages } from './message.repo.ts'
import { viewMessage } from './view-message.ts'

const pageSize = 2_000

const mostRecent = 200

/** The last words of a programme's room since a moment, oldest first. */
export async function listRecentMessages(
  programmeId: string,
  { since = new Date(0) }: { since?: Date } = {},
): Promise<ChatMessageView[]> {
  const rows = await findNewestMessages(programmeId, { since, limit: mostRecent })
  return rows.toReversed().map(viewMessage)
}

/** What was said during a broadcast, page by page: `nextSeq` is the next page's `afterSeq`, null at the end. */
export async function listBroadcastMessages(
  broadcastId: string,
  afterSeq = 0,
): Promise<{ messages: ChatMessageView[]; nextSeq: number | null }> {
  const rows = await findBroadcastMessages(broadcastId, afterSeq, pageSize)
  const last = rows.at(-1)
  return {
    messages: rows.map(viewMessage),
    nextSeq: last && rows.length === pageSize ? Number(last.seq) : null,
  }
}

/** The messages among these ids that may be seen now. */
export async function listMessagesById(ids: readonly string[]): Promise<ChatMessageView[]> {
  return (await findMessages(ids)).map(viewMessage)
}
