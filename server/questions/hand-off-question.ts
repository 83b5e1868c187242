import { plainLines } from '#lib/plain-text.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { transaction } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { requireQuestion } from './require-question.ts'
import { sendToDesk } from './send-to-desk.ts'

/** The host hands a question to the desk of the institution, with a note for the agent. */
export async function handOffQuestion(
  authorized: Authorized<'programme:run'>,
  { questionId, version, note }: { questionId: string; version: number; note?: string | undefined },
): Promise<{ id: string; conversationId: string }> {
  const question = await requireQuestion(authorized, questionId)
  return transaction(async (tx) => {
    const { conversationId, facts } = await sendToDesk(tx, {
      question: { ...question, version },
      institutionId: authorized.institutionId,
      note: note === undefined ? null : plainLines(note),
      actorId: authorized.actor.userId,
    })
    await saveFacts(tx, facts)
    return { id: questionId, conversationId }
  })
}
