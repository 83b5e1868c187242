import { isLive } from '#lib/broadcast-state.ts'
import type { MediaClock } from '#lib/media-time.ts'
import type { Tx } from '#server/db.ts'
import { findOpenBroadcast } from './broadcast.repo.ts'

export type RunningBroadcast = { broadcastId: string; clock: MediaClock }

/**
 * The programme's public broadcast with its media clock; null while there is none (a preview is not
 * public). Inside a transaction it must be given: one that waits for a second connection of the pool
 * can wait for others that do the same.
 */
export async function readRunningBroadcast(programmeId: string, tx?: Tx): Promise<RunningBroadcast | null> {
  const broadcast = await findOpenBroadcast(programmeId, tx)
  if (!broadcast || !isLive(broadcast.state)) return null
  return {
    broadcastId: broadcast.id,
    clock: { mediaTimeMs: broadcast.mediaTimeMs, at: broadcast.mediaClockAt?.getTime() ?? null },
  }
}
