import { planChanges } from '#lib/plan-change-kind.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { tellPeople } from '#server/notices/tell-people.ts'
import { lockOpenTelling, updateTelling } from './plan-telling.repo.ts'
import { findReminded } from './reminder.repo.ts'

const batch = 2_000
const roundMs = 20_000

/**
 * Tells everyone who had reserved what became of their show, some at a time: a worker that dies on the way leaves
 * the rest to the next one. Returns how many were told.
 */
export async function tellPlanChanges(): Promise<number> {
  const untilMs = now().getTime() + roundMs
  let told = 0
  while (now().getTime() < untilMs) {
    const count = await tellSome()
    if (count === null) break
    told += count
  }
  return told
}

/** How many were told; null when there is nothing to tell, or others are at it. */
function tellSome(): Promise<number | null> {
  return transaction(async (tx) => {
    const telling = await lockOpenTelling(tx)
    if (!telling) return null
    const { programmeId, reason, startsAt, createdAt: before, toldUpTo: after } = telling
    const userIds = await findReminded(tx, programmeId, { after, before, most: batch })
    const kind = planChanges.find((known) => known === telling.kind)
    const key = `${telling.kind}:${programmeId}:${telling.clientId}`
    const detail = { reason, startsAt: startsAt.getTime() }
    const told = kind ? await tellPeople(tx, userIds, { kind, key, programmeId, detail }) : 0
    await updateTelling(tx, telling, {
      toldUpTo: userIds.at(-1) ?? after,
      doneAt: userIds.length < batch ? now() : null,
    })
    return told
  })
}
