import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { lockBroadcast } from './broadcast.repo.ts'
import { changeBroadcast, tellBroadcast } from './change-broadcast.ts'
import { closeConnection } from './encoder-connection.repo.ts'

/**
 * An encoder went away. What was on air is interrupted with its clock standing at `mediaTimeMs`, unless
 * its other encoder is there to take over; a preview waits for the next one. Telling it twice does nothing.
 * Returns how long it waits for its encoder, which its host may have changed meanwhile; null when it is gone.
 */
export async function leaveEncoder(left: {
  connectionId: string
  mediaTimeMs: number
  reason: string
}): Promise<{ graceSeconds: number } | null> {
  const at = now()
  return transaction(async (tx) => {
    const broadcastId = await closeConnection(tx, left.connectionId, { reason: left.reason, at })
    const broadcast = broadcastId && (await lockBroadcast(tx, broadcastId))
    if (!broadcast) return null
    const { graceSeconds } = broadcast
    const hasOther = broadcast.openConnectionIds.length > 0
    if (broadcast.state !== 'on-air' || hasOther) {
      await tellBroadcast(tx, broadcast)
      return { graceSeconds }
    }
    await changeBroadcast(tx, broadcast, {
      to: 'interrupted',
      actorId: null,
      reason: left.reason,
      values: { mediaTimeMs: Math.round(left.mediaTimeMs), mediaClockAt: null, interruptedAt: at },
    })
    return { graceSeconds }
  })
}
