import { plainLines } from '#lib/plain-text.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { transaction } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { requireQuestion } from './require-question.ts'
import { sendToDesk } from './send-to-desk.ts'
import { tellAsker } from './tell-asker.ts'
import { unlessTaken } from './unless-taken.ts'

/**
 * The host hands a question to the desk of the institution, with a note for the agent. Throws `QUESTION_TAKEN` with
 * `by` while another host answers it, `UNAVAILABLE` without a queue, `STATE_CHANGED`, `QUESTION_CLOSED`.
 */
export async function handOffQuestion(
  authorized: Authorized<'programme:run'>,
  { questionId, version, note }: { questionId: string; version: number; note?: string | undefined },
): Promise<{ id: string; conversationId: string }> {
  const question = await requireQuestion(authorized, questionId)
  const hostId = authorized.actor.userId
  return unlessTaken({ questionId, hostId }, () =>
    transaction(async (tx) => {
      const { conversationId, facts } = await sendToDesk(tx, {
        question: { ...question, version },
        institutionId: authorized.institutionId,
        note: note === undefined ? null : plainLines(note),
        actorId: hostId,
      })
      await tellAsker(tx, question, { kind: 'handed-off' })
      await saveFacts(tx, facts)
      return { id: questionId, conversationId }
    }),
  )
}
