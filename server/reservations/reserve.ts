import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import { holdAccount } from '#server/accounts/hold-accounts.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { requireWatch } from '#server/programmes/may-watch.ts'
import { readPlan } from '#server/programmes/read-plan.ts'
import { remindMs } from './remind-due.ts'
import {
  countReminders,
  deleteReminder,
  existsReminder,
  findReservedIds,
  upsertReminder,
} from './reminder.repo.ts'

const mostShown = 500

/**
 * Reserves a show that is still to come, or gives the reservation back. Throws `NOT_FOUND`, `FORBIDDEN` for whom
 * it is not for, `STATE_CHANGED` when it was cancelled or its start has passed.
 */
export async function reserve(
  actor: Actor,
  { programmeId, isOn }: { programmeId: string; isOn: boolean },
): Promise<void> {
  if (!isOn) return deleteReminder(actor.userId, programmeId)
  await requireWatch(programmeId, actor)
  const plan = await readPlan(programmeId)
  if (plan.state !== 'approved' || plan.endsAt <= now())
    throw new AppError('STATE_CHANGED', 'nothing to come')
  // Who reserves minutes before the start needs no reminder of what they just did.
  const isSoon = plan.startsAt.getTime() - now().getTime() < remindMs
  await transaction(async (tx) => {
    await holdAccount(tx, actor)
    const remindedAt = isSoon ? now() : null
    await upsertReminder(tx, { userId: actor.userId, programmeId, remindedAt })
  })
}

/** How many await the show: what its host is shown. */
export function countReserved(programmeId: string): Promise<number> {
  return countReminders(programmeId)
}

/** Whether the person awaits this very show. */
export function isReserved(actor: Actor, programmeId: string): Promise<boolean> {
  return existsReminder(actor.userId, programmeId)
}

export async function listReservedIds(actor: Actor): Promise<string[]> {
  return findReservedIds(actor.userId, mostShown)
}
