import { firstWords } from '#lib/first-words.ts'
import { showEndedReason } from '#lib/question-state.ts'
import { AppError } from '#lib/errors.ts'
import { transaction, type Tx } from '#server/db.ts'
import { tellPeople } from '#server/notices/tell-people.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { changeQuestion } from './change-question.ts'
import { questionEnded } from './question-ended.ts'
import { findLeftOpen, type LeftOpen } from './question.repo.ts'

/** What waits for the host; a handed-off question goes on at the desk after the show. */
const waitsForHost = ['submitted', 'held', 'published', 'claimed'] as const
const atOnce = 200

/** Dismisses what a show left unanswered, so that no asker waits for ever. Returns how many. */
export async function closeLeftOpen(): Promise<number> {
  const left = await findLeftOpen(waitsForHost, atOnce)
  for (const question of left) await close(question)
  return left.length
}

async function close(question: LeftOpen): Promise<void> {
  const { id, programmeId } = question
  try {
    await transaction(async (tx) => {
      const { isPublished } = await changeQuestion(tx, id, {
        to: 'dismissed',
        from: waitsForHost,
        actorId: null,
        reason: showEndedReason,
        values: { reason: showEndedReason },
      })
      await tellOnce(tx, question)
      await saveFacts(tx, [questionEnded({ id, programmeId, isPublished })])
    })
  } catch (error) {
    // Somebody was faster, which is as good.
    if (!(error instanceof AppError)) throw error
  }
}

/** One notice a show, however many questions of the person it left open. */
async function tellOnce(tx: Tx, question: LeftOpen): Promise<void> {
  const { id, programmeId, askerId, text, showId, askerCount } = question
  await tellPeople(tx, [askerId], {
    kind: 'left-open',
    key: `left-open:${showId}`,
    programmeId,
    questionId: id,
    detail: askerCount === 1 ? { question: firstWords(text) } : { count: askerCount },
  })
}
