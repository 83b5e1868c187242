import { AppError } from '#lib/errors.ts'
import { roomOf } from '#lib/rooms.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { changeQuestion } from './change-question.ts'
import { findLapsedQuestions } from './question.repo.ts'

const atOnce = 100

/** Lets a question wait again whose host vanished while answering. Returns how many. */
export async function returnLapsedQuestions(): Promise<number> {
  const at = now()
  let returned = 0
  for (const question of await findLapsedQuestions(at, atOnce))
    if (await giveBack(question, at)) returned += 1
  return returned
}

async function giveBack(
  { id, programmeId }: { id: string; programmeId: string },
  at: Date,
): Promise<boolean> {
  try {
    await transaction(async (tx) => {
      await changeQuestion(tx, id, {
        to: 'published',
        from: ['claimed'],
        lapsedBefore: at,
        actorId: null,
        reason: 'host vanished',
      })
      await saveFacts(tx, [{ room: roomOf('programme', programmeId), event: 'question:changed', ids: [id] }])
    })
    return true
  } catch (error) {
    // The host came back, or somebody was faster.
    if (error instanceof AppError) return false
    throw error
  }
}
