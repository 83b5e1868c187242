import { randomUUIDv7 } from 'node:crypto'
import { AppError } from '#lib/errors.ts'
import { mediaTimeAt } from '#lib/media-time.ts'
import type { Tx } from '#server/db.ts'
import { now } from '#server/clock.ts'
import { readRunningBroadcast } from '#server/programmes/read-running-broadcast.ts'
import { insertAnswer } from './answer.repo.ts'
import { changeQuestion } from './change-question.ts'
import { findQuestionHead } from './question.repo.ts'
import { tellAsker } from './tell-asker.ts'

export type TextAnswer = {
  questionId: string
  authorId: string
  clientId: string
  text: string
  visibility: 'public' | 'private'
}

/**
 * Writes the desk's answer to a handed-off question inside the desk's transaction; the desk has
 * checked who holds it, and says the facts. Returns what those facts are about.
 */
export async function answerQuestionInText(
  tx: Tx,
  answer: TextAnswer,
): Promise<{ answerId: string; askerId: string; programmeId: string }> {
  const question = await findQuestionHead(answer.questionId, tx)
  if (!question) throw new AppError('NOT_FOUND', 'no such question')
  const running = await readRunningBroadcast(question.programmeId, tx)
  const isSameShow = running !== null && running.broadcastId === question.broadcastId
  const answerId = randomUUIDv7()
  await insertAnswer(tx, {
    ...answer,
    id: answerId,
    mediaTimeMs: isSameShow ? mediaTimeAt(running.clock, now().getTime()) : null,
  })
  await changeQuestion(tx, question.id, {
    to: 'answered-text',
    from: ['handed-off'],
    actorId: answer.authorId,
  })
  await tellAsker(tx, question, { kind: 'answered' })
  return { answerId, askerId: question.askerId, programmeId: question.programmeId }
}
