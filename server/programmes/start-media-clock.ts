import { transaction, type Tx } from '#server/db.ts'
import { lockBroadcast, updateBroadcast, type BroadcastRow } from './broadcast.repo.ts'
import { changeBroadcast, tellBroadcast } from './change-broadcast.ts'
import { tellChapters } from './change-chapters.ts'
import { insertResumedChapter } from './chapter.repo.ts'

/**
 * Picture flows: at wall time `at` the media time was `mediaTimeMs`. An interrupted broadcast is on
 * air again, and a chapter begins there. A broadcast that ended meanwhile stays ended. `isUpright`: higher than wide.
 */
export async function startMediaClock(started: {
  broadcastId: string
  mediaTimeMs: number
  at: Date
  isUpright: boolean
}): Promise<void> {
  const { isUpright } = started
  const clock = { mediaTimeMs: Math.round(started.mediaTimeMs), mediaClockAt: started.at }
  await transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, started.broadcastId)
    if (broadcast?.state === 'on-air') {
      await tellBroadcast(tx, await updateBroadcast(tx, broadcast.id, { ...clock, isUpright }))
    }
    if (broadcast?.state === 'interrupted') {
      await addChapter(tx, broadcast, clock)
      await changeBroadcast(tx, broadcast, {
        to: 'on-air',
        actorId: null,
        reason: 'picture is back',
        values: { ...clock, isUpright, interruptedAt: null },
      })
      await tellChapters(tx, { programmeId: broadcast.programmeId, broadcastId: broadcast.id })
    }
  })
}

/** Viewers of the replay find the places where the show had stood still; before its first picture there is none. */
async function addChapter(
  tx: Tx,
  { id: broadcastId, interruptedAt }: BroadcastRow,
  resumed: { mediaTimeMs: number; mediaClockAt: Date },
): Promise<void> {
  const { mediaTimeMs, mediaClockAt } = resumed
  if (interruptedAt === null || mediaTimeMs <= 0) return
  const gapMs = Math.max(0, mediaClockAt.getTime() - interruptedAt.getTime())
  await insertResumedChapter(tx, { broadcastId, mediaTimeMs, gapMs })
}
