import { AppError } from '#lib/errors.ts'
import { plainLine } from '#lib/plain-text.ts'
import type { PlanChange } from '#lib/programme-plan.ts'
import { roomOf } from '#lib/rooms.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { now } from '#server/clock.ts'
import { transaction, type Tx } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { replan } from '#server/programmes/replan.ts'
import { existsTelling, insertTelling, lockPlan } from './plan-telling.repo.ts'
import { countReminders, resetReminders } from './reminder.repo.ts'

const furthestMs = 366 * 86_400_000

/**
 * Says that a show is late, put off or cancelled, with the reason: on its page at once, and soon after to everyone
 * who reserved it (`tellPlanChanges`). The same act again changes nothing. Returns how many are told. Throws
 * `STATE_CHANGED` when it is on air or not to come any more, `BAD_REQUEST` for a date that is not in the coming year.
 */
export async function changePlan(
  authorized: Authorized<'programme:run'>,
  asked: PlanChange,
): Promise<{ told: number }> {
  const { programmeId } = authorized.object
  const change = { ...asked, reason: plainLine(asked.reason) }
  if (change.reason === '') throw new AppError('BAD_REQUEST', 'nothing visible in the reason')
  if (change.kind === 'postponed' && !isAhead(change.startsAt))
    throw new AppError('BAD_REQUEST', 'a new start lies in the coming year')
  return transaction(async (tx) => {
    await lockPlan(tx, programmeId)
    if (!(await existsTelling(tx, programmeId, change.clientId))) await makeChange(tx, authorized, change)
    return { told: await countReminders(programmeId, tx) }
  })
}

async function makeChange(
  tx: Tx,
  { actor, object: { programmeId } }: Authorized<'programme:run'>,
  change: PlanChange,
): Promise<void> {
  const startsAt = await replan(tx, { programmeId, actorId: actor.userId, change })
  const { kind, reason, clientId } = change
  if (kind === 'postponed') await resetReminders(tx, programmeId)
  await insertTelling(tx, { programmeId, kind, reason, clientId, startsAt, createdAt: now() })
  await saveFacts(tx, [{ room: roomOf('programme', programmeId), event: 'plan:changed', ids: [programmeId] }])
}

function isAhead(startsAt: number): boolean {
  const aheadMs = startsAt - now().getTime()
  return aheadMs > 0 && aheadMs < furthestMs
}
