import { db } from '#server/db.ts'
import { answerSelect, type AnswerRow } from '#server/questions/answer-row.ts'

const viewSelect = {
  id: true,
  state: true,
  version: true,
  note: true,
  queuedAt: true,
  queue: { select: { slug: true } },
  viewer: { select: { name: true } },
  assignee: { select: { id: true, name: true } },
  question: {
    select: {
      id: true,
      text: true,
      mediaTimeMs: true,
      broadcastId: true,
      programme: { select: { slug: true, title: true } },
      answers: {
        orderBy: { createdAt: 'asc' },
        select: answerSelect,
      },
    },
  },
} as const

export type ConversationRow = {
  id: string
  state: string
  version: number
  note: string | null
  queuedAt: Date
  queue: { slug: string }
  viewer: { name: string }
  assignee: { id: string; name: string } | null
  question: {
    id: string
    text: string
    mediaTimeMs: number | null
    broadcastId: string | null
    programme: { slug: string; title: string }
    answers: AnswerRow[]
  } | null
}

export function findConversations(ids: readonly string[]): Promise<ConversationRow[]> {
  return db().conversation.findMany({ where: { id: { in: [...ids] } }, select: viewSelect })
}

/** What the queue still has to do, longest waiting first. */
export function findUnresolved(queueId: string, limit: number): Promise<ConversationRow[]> {
  return db().conversation.findMany({
    where: { queueId, state: { notIn: ['resolved', 'closed', 'abandoned'] } },
    orderBy: { queuedAt: 'asc' },
    take: limit,
    select: viewSelect,
  })
}

/** What the queue did last, newest first. */
export function findResolved(queueId: string, limit: number): Promise<ConversationRow[]> {
  return db().conversation.findMany({
    where: { queueId, state: { in: ['resolved', 'closed'] } },
    orderBy: { resolvedAt: 'desc' },
    take: limit,
    select: viewSelect,
  })
}
