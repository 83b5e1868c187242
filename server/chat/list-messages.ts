import type { ChatMessageView } from '#lib/events.ts'
import { replayWindowMs } from '#lib/replay-window.ts'
import { findMessages, findMessagesBefore, findMessagesWithin, findNewestMessages } from './message.repo.ts'
import { viewMessage } from './view-message.ts'

const mostInPart = 2_000

const mostRecent = 200

/** The last words of a programme's room since a moment, oldest first. */
export async function listRecentMessages(
  programmeId: string,
  { since = new Date(0) }: { since?: Date } = {},
): Promise<ChatMessageView[]> {
  const rows = await findNewestMessages(programmeId, { since, limit: mostRecent })
  return rows.toReversed().map(viewMessage)
}

/**
 * What was said during a part of a broadcast's media time (`replayWindowMs` each), after the last words before it, in
 * the order of the media clock. A part in which more was said than anybody can read keeps its newest words.
 */
export async function listReplayMessages(broadcastId: string, part: number): Promise<ChatMessageView[]> {
  const fromMs = part * replayWindowMs
  const [before, within] = await Promise.all([
    findMessagesBefore(broadcastId, fromMs, mostRecent),
    findMessagesWithin(broadcastId, { fromMs, toMs: fromMs + replayWindowMs }, mostInPart),
  ])
  return [...before.toReversed(), ...within.toReversed()].map(viewMessage)
}

/** The messages among these ids that may be seen now. */
export async function listMessagesById(ids: readonly string[]): Promise<ChatMessageView[]> {
  return (await findMessages(ids)).map(viewMessage)
}
