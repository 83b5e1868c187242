import { transaction } from '#server/db.ts'
import { lockBroadcast, updateBroadcast } from './broadcast.repo.ts'
import { tellBroadcast } from './change-broadcast.ts'

/**
 * The picture of a broadcast on air has come as far as `mediaTimeMs` at wall time `at`, and runs on from there; it
 * stands still where `at` is null. The room is told of it only where `isNews`.
 */
export async function keepMediaClock(reading: {
  broadcastId: string
  mediaTimeMs: number
  at: Date | null
  isNews: boolean
}): Promise<void> {
  const { broadcastId, mediaTimeMs, at, isNews } = reading
  await transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, broadcastId)
    if (broadcast?.state !== 'on-air') return
    const clock = { mediaTimeMs: Math.round(mediaTimeMs), mediaClockAt: at }
    const changed = await updateBroadcast(tx, broadcastId, clock)
    if (isNews) await tellBroadcast(tx, changed)
  })
}
