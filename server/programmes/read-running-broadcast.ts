import { isLive } from '#lib/broadcast-state.ts'
import type { MediaClock } from '#lib/media-time.ts'
import { findOpenBroadcast } from './broadcast.repo.ts'

export type RunningBroadcast = { broadcastId: string; clock: MediaClock }

/** The programme's public broadcast with its media clock; null while there is none (a preview is not public). */
export async function readRunningBroadcast(programmeId: string): Promise<RunningBroadcast | null> {
  const broadcast = await findOpenBroadcast(programmeId)
  if (!broadcast || !isLive(broadcast.state)) return null
  return {
    broadcastId: broadcast.id,
    clock: { mediaTimeMs: broadcast.mediaTimeMs, at: broadcast.mediaClockAt?.getTime() ?? null },
  }
}
