import { conversationStates } from '#lib/conversation-state.ts'
import type { ConversationView } from '#lib/events.ts'
import { viewAnswer } from '#server/questions/view-question.ts'
import type { ConversationRow } from './conversation-view.repo.ts'

/** A conversation as the agents of its queue may see it, private answers included. */
export function viewConversation(row: ConversationRow): ConversationView {
  const { question } = row
  return {
    id: row.id,
    state: conversationStates.find((state) => state === row.state) ?? 'queued',
    version: row.version,
    queueSlug: row.queue.slug,
    viewerName: row.viewer.name,
    assigneeId: row.assignee?.id ?? null,
    assigneeName: row.assignee?.name ?? null,
    note: row.note,
    programmeSlug: question?.programme.slug ?? null,
    programmeTitle: question?.programme.title ?? null,
    question: question && {
      id: question.id,
      text: question.text,
      mediaTimeMs: question.mediaTimeMs,
      broadcastId: question.broadcastId,
    },
    answers: question?.answers.map(viewAnswer) ?? [],
    queuedAt: row.queuedAt.getTime(),
  }
}
