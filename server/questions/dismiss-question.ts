import { randomUUIDv7 } from 'node:crypto'
import { AppError } from '#lib/errors.ts'
import { plainLine } from '#lib/plain-text.ts'
import { roomOf } from '#lib/rooms.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { transaction } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { insertAnswer } from './answer.repo.ts'
import { changeQuestion } from './change-question.ts'
import { questionEnded } from './question-ended.ts'
import { requireQuestion } from './require-question.ts'

/** What the host may dismiss; a question that was handed off is the desk's. */
const dismissible = ['submitted', 'held', 'published', 'claimed'] as const

/** The host dismisses a question; the reason is a private answer, for the asker alone. */
export async function dismissQuestion(
  authorized: Authorized<'programme:run'>,
  { questionId, version, reason }: { questionId: string; version: number; reason: string },
): Promise<{ id: string }> {
  const told = plainLine(reason)
  if (told === '') throw new AppError('CHAT_TEXT_INVALID', 'nothing visible in the reason')
  const { programmeId, askerId } = await requireQuestion(authorized, questionId)
  await transaction(async (tx) => {
    const { isPublished } = await changeQuestion(tx, questionId, {
      to: 'dismissed',
      from: dismissible,
      actorId: authorized.actor.userId,
      version,
      reason: 'host',
    })
    const answerId = randomUUIDv7()
    await insertAnswer(tx, {
      id: answerId,
      questionId,
      authorId: authorized.actor.userId,
      clientId: answerId,
      visibility: 'private',
      text: told,
      mediaTimeMs: null,
    })
    await saveFacts(tx, [
      questionEnded({ id: questionId, programmeId, isPublished }),
      { room: roomOf('user', askerId), event: 'answer:received', ids: [answerId] },
    ])
  })
  return { id: questionId }
}
