import { showEndedReason } from '#lib/question-state.ts'
import { AppError } from '#lib/errors.ts'
import { transaction } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { changeQuestion } from './change-question.ts'
import { questionEnded } from './question-ended.ts'
import { findLeftOpen } from './question.repo.ts'

/** What waits for the host; a handed-off question goes on at the desk after the show. */
const waitsForHost = ['submitted', 'held', 'published', 'claimed'] as const
const atOnce = 200

/** Dismisses what a show left unanswered, so that no asker waits for ever. Returns how many. */
export async function closeLeftOpen(): Promise<number> {
  const left = await findLeftOpen(waitsForHost, atOnce)
  for (const question of left) await close(question)
  return left.length
}

async function close({ id, programmeId }: { id: string; programmeId: string }): Promise<void> {
  try {
    await transaction(async (tx) => {
      const { isPublished } = await changeQuestion(tx, id, {
        to: 'dismissed',
        from: waitsForHost,
        actorId: null,
        reason: showEndedReason,
        values: { reason: showEndedReason },
      })
      await saveFacts(tx, [questionEnded({ id, programmeId, isPublished })])
    })
  } catch (error) {
    // Somebody was faster, which is as good.
    if (!(error instanceof AppError)) throw error
  }
}
