import { randomUUID } from 'node:crypto'
import { AppError } from '#lib/errors.ts'
import { plainLine } from '#lib/plain-text.ts'
import type { PlanChange } from '#lib/programme-plan.ts'
import { roomOf } from '#lib/rooms.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { tellPeople } from '#server/notices/tell-people.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { replan } from '#server/programmes/replan.ts'
import { findReminded, resetReminders } from './reminder.repo.ts'

const furthestMs = 366 * 86_400_000

/**
 * Says that a show is late, put off or cancelled, with the reason: on its page at once, and to everyone who
 * reserved it. Returns how many were told. Throws `STATE_CHANGED` when it is on air or not to come any more,
 * `BAD_REQUEST` for a date that is not in the coming year.
 */
export async function changePlan(
  authorized: Authorized<'programme:run'>,
  asked: PlanChange,
): Promise<{ told: number }> {
  const { programmeId } = authorized.object
  const change = { ...asked, reason: plainLine(asked.reason) }
  const { kind, reason } = change
  if (reason === '') throw new AppError('BAD_REQUEST', 'nothing visible in the reason')
  if (change.kind === 'postponed' && !isAhead(change.startsAt))
    throw new AppError('BAD_REQUEST', 'a new start lies in the coming year')
  return transaction(async (tx) => {
    const startsAt = await replan(tx, { programmeId, actorId: authorized.actor.userId, change })
    if (kind === 'postponed') await resetReminders(tx, programmeId)
    const told = await tellPeople(tx, await findReminded(tx, programmeId), {
      kind,
      key: `${kind}:${programmeId}:${randomUUID()}`,
      programmeId,
      detail: { reason, startsAt: startsAt.getTime() },
    })
    await saveFacts(tx, [
      { room: roomOf('programme', programmeId), event: 'plan:changed', ids: [programmeId] },
    ])
    return { told }
  })
}

function isAhead(startsAt: number): boolean {
  const aheadMs = startsAt - now().getTime()
  return aheadMs > 0 && aheadMs < furthestMs
}
