import { AppError } from '#lib/errors.ts'
import { programmeTransitions } from '#lib/programme-state.ts'
import type { PlanChange } from '#lib/programme-plan.ts'
import { isLive } from '#lib/broadcast-state.ts'
import { assertChange } from '#lib/state-machine.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import type { Tx } from '#server/db.ts'
import { findOpenBroadcast } from './broadcast.repo.ts'
import { updatePlan } from './plan.repo.ts'
import { lockProgramme, updateProgrammeState } from './programme.repo.ts'

/**
 * Changes when an approved show takes place, or that it does, within the caller's transaction, with its evidence.
 * The approval stands: it is for what is said, not for when (docs/decisions: plans). Returns the start as it is
 * then. Throws `STATE_CHANGED` for a show that is on air or not approved.
 */
export async function replan(
  tx: Tx,
  { programmeId, actorId, change }: { programmeId: string; actorId: string; change: PlanChange },
): Promise<Date> {
  const programme = await lockProgramme(tx, programmeId)
  if (!programme) throw new AppError('NOT_FOUND', `no programme ${programmeId}`)
  const open = await findOpenBroadcast(programmeId, tx)
  if (programme.state !== 'approved' || (open && isLive(open.state)))
    throw new AppError('STATE_CHANGED', `programme ${programmeId} is ${open?.state ?? programme.state}`)
  const startsAt = await updatePlan(tx, programmeId, change)
  if (change.kind === 'cancelled') {
    assertChange(programmeTransitions, 'approved', 'cancelled')
    await updateProgrammeState(tx, programmeId, { state: 'cancelled' })
  }
  await writeAudit(tx, {
    actorId,
    act: `programme.${change.kind}`,
    objectKind: 'programme',
    objectId: programmeId,
    detail: { reason: change.reason, startsAt: startsAt.toISOString() },
  })
  return startsAt
}
