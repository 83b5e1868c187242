import { writeAudit } from '#server/audit/write-audit.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { lockBroadcast } from './broadcast.repo.ts'
import { tellBroadcast } from './change-broadcast.ts'
import { chooseExpired, type Expiry, type RetentionPolicy } from './choose-expired.ts'
import { expireReplay, listKeptRecordings } from './recording.repo.ts'

/**
 * Lets go of recordings beyond the policy: their replays become `expired`, and the media process that has
 * their files removes them. Returns how many.
 */
export async function expireRecordings(policy: RetentionPolicy): Promise<number> {
  if (policy.maxAgeDays === null && policy.maxBytes === null) return 0
  const chosen = chooseExpired(await listKeptRecordings(), policy, now().getTime())
  let expired = 0
  for (const expiry of chosen) if (await expire(expiry)) expired += 1
  return expired
}

async function expire({ broadcastId, reason, bytes }: Expiry): Promise<boolean> {
  return transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, broadcastId)
    if (!broadcast || !(await expireReplay(tx, broadcastId))) return false
    await writeAudit(tx, {
      actorId: null,
      act: 'replay.expired',
      objectKind: 'broadcast',
      objectId: broadcastId,
      detail: { reason, bytes: Math.round(bytes) },
    })
    await tellBroadcast(tx, broadcast)
    return true
  })
}
