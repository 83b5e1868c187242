import { AppError } from '#lib/errors.ts'
import { mediaTimeAt } from '#lib/media-time.ts'
import { roomOf } from '#lib/rooms.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { readRunningBroadcast } from '#server/programmes/read-running-broadcast.ts'
import { answerLeaseMs } from './answer-lease.ts'
import { changeQuestion } from './change-question.ts'
import { requireQuestion } from './require-question.ts'
import { unlessTaken } from './unless-taken.ts'

/**
 * The host begins to answer on screen: everybody sees it, and its media time is kept for when it is answered. Of all
 * who try exactly one wins. Throws `QUESTION_TAKEN` with `by`, the winner's name, `BROADCAST_NOT_LIVE`,
 * `STATE_CHANGED`, `QUESTION_CLOSED`.
 */
export async function beginAnswer(
  authorized: Authorized<'programme:run'>,
  { questionId, version }: { questionId: string; version: number },
): Promise<{ id: string }> {
  const { programmeId } = await requireQuestion(authorized, questionId)
  const running = await readRunningBroadcast(programmeId)
  if (!running) throw new AppError('BROADCAST_NOT_LIVE', 'answered on screen only while on air')
  const answeredMs = mediaTimeAt(running.clock, now().getTime())
  await unlessTaken({ questionId, hostId: authorized.actor.userId }, () =>
    claim(authorized, { questionId, version, answeredMs }),
  )
  return { id: questionId }
}

async function claim(
  { actor: { userId: ownerId }, object: { programmeId } }: Authorized<'programme:run'>,
  { questionId, version, answeredMs }: { questionId: string; version: number; answeredMs: number },
): Promise<void> {
  const leaseUntil = new Date(now().getTime() + answerLeaseMs)
  await transaction(async (tx) => {
    await changeQuestion(tx, questionId, {
      to: 'claimed',
      actorId: ownerId,
      version,
      values: { ownerId, leaseUntil, answeredMs },
    })
    await saveFacts(tx, [
      { room: roomOf('programme', programmeId), event: 'question:changed', ids: [questionId] },
    ])
  })
}
