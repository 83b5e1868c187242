import type { BroadcastView } from '#lib/events.ts'
import { findBroadcasts, findOpenBroadcast, type BroadcastRow } from './broadcast.repo.ts'

/** The broadcast as a browser may know it; times are wall-clock milliseconds. */
export function viewBroadcast(row: BroadcastRow): BroadcastView {
  return {
    id: row.id,
    state: row.state,
    epoch: row.epoch,
    isUpright: row.isUpright,
    liveAt: row.liveAt?.getTime() ?? null,
    interruptedAt: row.interruptedAt?.getTime() ?? null,
    endedAt: row.endedAt?.getTime() ?? null,
    mediaTimeMs: row.mediaTimeMs,
    mediaClockAt: row.mediaClockAt?.getTime() ?? null,
    slateAfterSeconds: row.slateAfterSeconds,
    encoderConnected: row.openConnectionIds.length > 0,
  }
}

/** Present state of several broadcasts, for delivering facts. */
export async function viewBroadcasts(broadcastIds: string[]): Promise<Map<string, BroadcastView>> {
  const rows = await findBroadcasts(broadcastIds)
  return new Map(rows.map((row) => [row.id, viewBroadcast(row)]))
}

/** The programme's broadcast that is not over: the public one, or for crew (`withPreview`) the preview too. */
export async function viewOpenBroadcast(
  programmeId: string,
  options: { withPreview: boolean },
): Promise<BroadcastView | null> {
  const row = await findOpenBroadcast(programmeId)
  if (!row || (row.state === 'preview' && !options.withPreview)) return null
  return viewBroadcast(row)
}
