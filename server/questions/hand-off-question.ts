import { plainLines } from '#lib/plain-text.ts'
import { roomOf } from '#lib/rooms.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { transaction } from '#server/db.ts'
import { openConversation } from '#server/desk/open-conversation.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { changeQuestion } from './change-question.ts'
import { requireQuestion } from './require-question.ts'

/** The host hands a question to the desk of the institution, with a note for the agent. */
export async function handOffQuestion(
  authorized: Authorized<'programme:run'>,
  { questionId, version, note }: { questionId: string; version: number; note?: string | undefined },
): Promise<{ id: string; conversationId: string }> {
  const { programmeId, askerId } = await requireQuestion(authorized, questionId)
  const conversationId = await transaction(async (tx) => {
    await changeQuestion(tx, questionId, { to: 'handed-off', actorId: authorized.actor.userId, version })
    const conversation = await openConversation(tx, {
      institutionId: authorized.institutionId,
      questionId,
      viewerId: askerId,
      note: note === undefined ? null : plainLines(note),
      actorId: authorized.actor.userId,
    })
    await saveFacts(tx, [
      { room: roomOf('programme', programmeId), event: 'question:changed', ids: [questionId] },
      { room: roomOf('desk', conversation.queueSlug), event: 'conversation:queued', ids: [conversation.id] },
    ])
    return conversation.id
  })
  return { id: questionId, conversationId }
}
