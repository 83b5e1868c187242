import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { tellPeople } from '#server/notices/tell-people.ts'
import { findUntold } from './follow.repo.ts'

/** Older news that a show began is none. */
const freshMs = 10 * 60_000
const batch = 2_000

/** Tells followers that a show of theirs is on air, each once a broadcast. Returns how many were told. */
export async function tellFollowers(): Promise<number> {
  let told = 0
  for (;;) {
    const count = await tellSome()
    told += count
    if (count < batch) return told
  }
}

function tellSome(): Promise<number> {
  return transaction(async (tx) => {
    const since = new Date(now().getTime() - freshMs)
    const untold = await findUntold(tx, { since, most: batch })
    for (const [broadcastId, group] of Map.groupBy(untold, (row) => row.broadcastId)) {
      const userIds = group.map(({ userId }) => userId)
      const programmeId = group[0]?.programmeId ?? null
      await tellPeople(tx, userIds, { kind: 'live', key: `live:${broadcastId}`, programmeId })
    }
    return untold.length
  })
}
