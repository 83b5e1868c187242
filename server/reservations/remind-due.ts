import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { tellPeople } from '#server/notices/tell-people.ts'
import { takeDueReminders } from './reminder.repo.ts'

/** So long before the start people are told. */
export const remindMs = 15 * 60_000
const batch = 2_000

/** Tells everyone who reserved a show that begins soon, once for each date. Returns how many were told. */
export async function remindDue(): Promise<number> {
  let told = 0
  for (;;) {
    const taken = await remindSome()
    told += taken
    if (taken < batch) return told
  }
}

function remindSome(): Promise<number> {
  return transaction(async (tx) => {
    const at = now()
    const until = new Date(at.getTime() + remindMs)
    const due = await takeDueReminders(tx, { at, until, most: batch })
    for (const [programmeId, group] of Map.groupBy(due, (reminder) => reminder.programmeId)) {
      const startsAt = group[0]?.startsAt.getTime() ?? 0
      const userIds = group.map(({ userId }) => userId)
      const key = `starting:${programmeId}:${startsAt}`
      await tellPeople(tx, userIds, { kind: 'starting', key, programmeId, detail: { startsAt } })
    }
    return due.length
  })
}
