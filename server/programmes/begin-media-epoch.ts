import { inTurns } from '#lib/in-turns.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { mediaTimeAt } from '#lib/media-time.ts'
import { listOpenBroadcasts, lockBroadcast, updateBroadcast, type BroadcastRow } from './broadcast.repo.ts'
import { changeBroadcast } from './change-broadcast.ts'
import { closeAllConnections } from './encoder-connection.repo.ts'
import { endAbandonedBroadcast } from './end-broadcast.ts'

/** Viewers wait for all of them; the database's connections are others' too. */
const atOnce = 4

/**
 * What the media process does before it opens its port: connections of its previous life are closed,
 * what was on air is interrupted, every open broadcast gets its next epoch, and those whose grace
 * passed meanwhile are ended. Returns the ones still open.
 */
export async function beginMediaEpoch(): Promise<BroadcastRow[]> {
  const at = now()
  await transaction((tx) => closeAllConnections(tx, 'media process restarted', at))
  const open = await inTurns(await listOpenBroadcasts(), atOnce, async ({ id }) => {
    const broadcast = await nextEpoch(id, at)
    if (!broadcast || !graceHasPassed(broadcast, at)) return broadcast
    await endAbandonedBroadcast({ broadcastId: id, reason: 'grace period passed' })
    return null
  })
  return open.filter((broadcast) => broadcast !== null)
}

async function nextEpoch(broadcastId: string, at: Date): Promise<BroadcastRow | null> {
  return transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, broadcastId)
    if (!broadcast) return null
    const epoch = broadcast.epoch + 1
    if (broadcast.state !== 'on-air') return updateBroadcast(tx, broadcastId, { epoch })
    const clock = { mediaTimeMs: broadcast.mediaTimeMs, at: broadcast.mediaClockAt?.getTime() ?? null }
    return changeBroadcast(tx, broadcast, {
      to: 'interrupted',
      actorId: null,
      reason: 'media process restarted',
      values: { epoch, mediaTimeMs: mediaTimeAt(clock, at.getTime()), mediaClockAt: null, interruptedAt: at },
    })
  })
}

function graceHasPassed(broadcast: BroadcastRow, at: Date): boolean {
  if (broadcast.interruptedAt === null) return false
  return at.getTime() - broadcast.interruptedAt.getTime() > broadcast.graceSeconds * 1_000
}
