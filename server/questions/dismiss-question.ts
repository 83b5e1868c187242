import { randomUUIDv7 } from 'node:crypto'
import { AppError } from '#lib/errors.ts'
import { plainLine } from '#lib/plain-text.ts'
import { roomOf } from '#lib/rooms.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { transaction, type Tx } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { insertAnswer } from './answer.repo.ts'
import { changeQuestion } from './change-question.ts'
import { questionEnded } from './question-ended.ts'
import { requireQuestion } from './require-question.ts'
import { tellAsker } from './tell-asker.ts'
import { unlessTaken } from './unless-taken.ts'

/** What the host may dismiss; a question that was handed off is the desk's. */
const dismissible = ['submitted', 'held', 'published', 'claimed'] as const

type Dismissal = { questionId: string; version: number; reason: string }

/**
 * The host dismisses a question; the reason is a private answer, for the asker alone. Throws `QUESTION_TAKEN` with `by`
 * while another host answers it, `CHAT_TEXT_INVALID`, `STATE_CHANGED`, `QUESTION_CLOSED`.
 */
export async function dismissQuestion(
  authorized: Authorized<'programme:run'>,
  { questionId, version, reason }: Dismissal,
): Promise<{ id: string }> {
  const told = plainLine(reason)
  if (told === '') throw new AppError('CHAT_TEXT_INVALID', 'nothing visible in the reason')
  const question = await requireQuestion(authorized, questionId)
  const { programmeId, askerId } = question
  const hostId = authorized.actor.userId
  await unlessTaken({ questionId, hostId }, () =>
    transaction(async (tx) => {
      const { isPublished } = await changeQuestion(tx, questionId, {
        to: 'dismissed',
        from: dismissible,
        actorId: hostId,
        heldByNoneBut: hostId,
        version,
        reason: 'host',
      })
      const answerId = await tellReason(tx, { questionId, hostId, text: told })
      await tellAsker(tx, question, { kind: 'dismissed', reason: told })
      await saveFacts(tx, [
        questionEnded({ id: questionId, programmeId, isPublished }),
        { room: roomOf('user', askerId), event: 'answer:received', ids: [answerId] },
      ])
    }),
  )
  return { id: questionId }
}

/** Returns the answer's id. */
async function tellReason(
  tx: Tx,
  { questionId, hostId, text }: { questionId: string; hostId: string; text: string },
): Promise<string> {
  const answerId = randomUUIDv7()
  await insertAnswer(tx, {
    id: answerId,
    questionId,
    authorId: hostId,
    clientId: answerId,
    visibility: 'private',
    text,
    mediaTimeMs: null,
  })
  return answerId
}
