import { AppError } from '#lib/errors.ts'
import { mediaTimeAt } from '#lib/media-time.ts'
import { roomOf } from '#lib/rooms.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { readRunningBroadcast } from '#server/programmes/read-running-broadcast.ts'
import { changeQuestion } from './change-question.ts'
import { requireQuestion } from './require-question.ts'
import { tellAsker } from './tell-asker.ts'
import { unlessTaken } from './unless-taken.ts'

/**
 * The host has answered on screen: marked is the media time at which they began, or now. Throws `QUESTION_TAKEN`
 * with `by` while another host answers it, `BROADCAST_NOT_LIVE`, `STATE_CHANGED`, `QUESTION_CLOSED`.
 */
export async function answerQuestionLive(
  authorized: Authorized<'programme:run'>,
  { questionId, version }: { questionId: string; version: number },
): Promise<{ id: string }> {
  const question = await requireQuestion(authorized, questionId)
  const { programmeId, ownerId, answeredMs } = question
  const running = await readRunningBroadcast(programmeId)
  if (!running) throw new AppError('BROADCAST_NOT_LIVE', 'answered live only while on air')
  const hostId = authorized.actor.userId
  const beganMs = ownerId === hostId ? answeredMs : null
  await unlessTaken({ questionId, hostId }, () =>
    transaction(async (tx) => {
      await changeQuestion(tx, questionId, {
        to: 'answered-live',
        actorId: hostId,
        heldByNoneBut: hostId,
        version,
        values: {
          broadcastId: question.broadcastId ?? running.broadcastId,
          answeredMs: beganMs ?? mediaTimeAt(running.clock, now().getTime()),
        },
      })
      await tellAsker(tx, question, { kind: 'answered' })
      await saveFacts(tx, [
        { room: roomOf('programme', programmeId), event: 'question:changed', ids: [questionId] },
      ])
    }),
  )
  return { id: questionId }
}
