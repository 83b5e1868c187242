import { roomOf } from '#lib/rooms.ts'
import type { Tx } from '#server/db.ts'
import type { NewFact } from '#server/outbox/new-fact.ts'
import { openConversation } from '#server/queues/open-conversation.ts'
import { changeQuestion } from './change-question.ts'

type Sending = {
  question: { id: string; programmeId: string; askerId: string; version?: number }
  institutionId: string
  note: string | null
  /** The host who hands it off; null when a rule sent it. */
  actorId: string | null
}

/** Puts a question into the queue of the institution's desk; the caller says the facts. Throws `UNAVAILABLE` without a queue. */
export async function sendToDesk(
  tx: Tx,
  { question, institutionId, note, actorId }: Sending,
): Promise<{ conversationId: string; facts: NewFact[] }> {
  const { id, programmeId, askerId, version } = question
  const conversation = await openConversation(tx, {
    institutionId,
    questionId: id,
    viewerId: askerId,
    note,
    actorId,
  })
  await changeQuestion(tx, id, {
    to: 'handed-off',
    actorId,
    ...(version === undefined ? {} : { version }),
    ...(actorId === null ? {} : { heldByNoneBut: actorId }),
  })
  return {
    conversationId: conversation.id,
    facts: [
      { room: roomOf('programme', programmeId), event: 'question:changed', ids: [id] },
      { room: roomOf('desk', conversation.queueSlug), event: 'conversation:queued', ids: [conversation.id] },
    ],
  }
}
