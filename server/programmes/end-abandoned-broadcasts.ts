import { now } from '#server/clock.ts'
import { listOpenBroadcasts, type BroadcastRow } from './broadcast.repo.ts'
import { endAbandonedBroadcast } from './end-broadcast.ts'

/** Media ends its own broadcasts on time; only where it is not there does the system act, this much later. */
const mediaFirstMs = 10_000

/** Ends every interrupted broadcast whose grace period passed without its encoder. Returns how many. */
export async function endAbandonedBroadcasts(): Promise<number> {
  const nowMs = now().getTime()
  const abandoned = (await listOpenBroadcasts()).filter((broadcast) => isAbandoned(broadcast, nowMs))
  for (const { id } of abandoned)
    await endAbandonedBroadcast({ broadcastId: id, reason: 'grace period passed' })
  return abandoned.length
}

function isAbandoned(broadcast: BroadcastRow, nowMs: number): boolean {
  const { state, interruptedAt, graceSeconds, openConnectionIds } = broadcast
  if (state !== 'interrupted' || interruptedAt === null || openConnectionIds.length > 0) return false
  return nowMs - interruptedAt.getTime() > graceSeconds * 1_000 + mediaFirstMs
}
