import { AppError } from '#lib/errors.ts'
import { plainLines } from '#lib/plain-text.ts'
import { roomOf } from '#lib/rooms.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { now } from '#server/clock.ts'
import { transaction, type Tx } from '#server/db.ts'
import type { NewFact } from '#server/outbox/new-fact.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { answerQuestionInText } from '#server/questions/answer-question-in-text.ts'
import { findFirstAnswer } from '#server/questions/find-first-answer.ts'
import { changeConversation } from './change-conversation.ts'
import { findConversationHead } from './conversation.repo.ts'

type Reply = { conversationId: string; clientId: string; text: string; visibility: 'public' | 'private' }

/**
 * The agent who holds the conversation answers its question, for the room or for the asker alone,
 * and the matter is resolved. The same `clientId` again gets the first result. Throws
 * `CONVERSATION_NOT_OWNED` when it was released, returned or answered meanwhile.
 */
export async function answerConversation(
  authorized: Authorized<'desk:work'>,
  reply: Reply,
): Promise<{ id: string }> {
  const text = plainLines(reply.text)
  if (text === '') throw new AppError('CHAT_TEXT_INVALID', 'nothing visible in the answer')
  const first = await findFirstAnswer(authorized.actor.userId, reply.clientId)
  if (first) return first
  return transaction((tx) => answer(tx, authorized, { ...reply, text }))
}

async function answer(tx: Tx, authorized: Authorized<'desk:work'>, reply: Reply): Promise<{ id: string }> {
  const agentId = authorized.actor.userId
  const conversation = await findConversationHead(reply.conversationId, tx)
  if (conversation?.queueId !== authorized.object.queueId)
    throw new AppError('NOT_FOUND', 'no such conversation here')
  if (conversation.questionId === null) throw new AppError('BAD_REQUEST', 'the conversation has no question')

  const isOwned = await changeConversation(tx, conversation.id, {
    to: 'resolved',
    heldBy: agentId,
    actorId: agentId,
    reason: `answered ${reply.visibility}`,
    values: { resolvedAt: now(), leaseUntil: null },
  })
  if (!isOwned) throw new AppError('CONVERSATION_NOT_OWNED', `${agentId} does not hold it`)
  const { answerId, askerId, programmeId } = await answerQuestionInText(tx, {
    questionId: conversation.questionId,
    authorId: agentId,
    clientId: reply.clientId,
    text: reply.text,
    visibility: reply.visibility,
  })

  const facts: NewFact[] = [
    { room: roomOf('programme', programmeId), event: 'question:changed', ids: [conversation.questionId] },
    { room: roomOf('desk', conversation.queue.slug), event: 'conversation:changed', ids: [conversation.id] },
  ]
  // The room learns that there is an answer; its text goes to the asker's own room only.
  if (reply.visibility === 'private') {
    facts.push({ room: roomOf('user', askerId), event: 'answer:received', ids: [answerId] })
  }
  await saveFacts(tx, facts)
  return { id: answerId }
}
