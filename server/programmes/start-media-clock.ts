import { transaction } from '#server/db.ts'
import { lockBroadcast, updateBroadcast } from './broadcast.repo.ts'
import { changeBroadcast, tellBroadcast } from './change-broadcast.ts'

/**
 * Picture flows: at wall time `at` the media time was `mediaTimeMs`. An interrupted broadcast is on
 * air again. A broadcast that ended meanwhile stays ended.
 */
export async function startMediaClock(started: {
  broadcastId: string
  mediaTimeMs: number
  at: Date
}): Promise<void> {
  const clock = { mediaTimeMs: Math.round(started.mediaTimeMs), mediaClockAt: started.at }
  await transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, started.broadcastId)
    if (broadcast?.state === 'on-air') {
      await tellBroadcast(tx, await updateBroadcast(tx, broadcast.id, clock))
    }
    if (broadcast?.state === 'interrupted') {
      await changeBroadcast(tx, broadcast, {
        to: 'on-air',
        actorId: null,
        reason: 'picture is back',
        values: { ...clock, interruptedAt: null },
      })
    }
  })
}
