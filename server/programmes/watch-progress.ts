import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import type { WatchedReplay } from '#lib/watched-replay.ts'
import { findReplayStage } from './find-replay-stage.ts'
import { requireWatch } from './may-watch.ts'
import { findProgress, findWatched, upsertProgress } from './watch-progress.repo.ts'

/** Keeps where the person is in a published replay they may watch. Throws `NOT_FOUND`, `FORBIDDEN`. */
export async function keepProgress(
  actor: Actor,
  { broadcastId, positionMs }: { broadcastId: string; positionMs: number },
): Promise<void> {
  const replay = await findReplayStage(broadcastId)
  if (replay?.stage !== 'published') throw new AppError('NOT_FOUND', 'no such replay')
  await requireWatch(replay.programmeId, actor)
  await upsertProgress({ userId: actor.userId, broadcastId, programmeId: replay.programmeId, positionMs })
}

/** Where the person stopped, in media milliseconds; null when they never watched it. */
export function readProgress(actor: Actor, broadcastId: string): Promise<number | null> {
  return findProgress(actor.userId, broadcastId)
}

const shown = 50

/** The replays that the person watched and that are still there, the latest first. */
export async function listWatched(actor: Actor): Promise<WatchedReplay[]> {
  const rows = await findWatched(actor.userId, shown)
  return rows.map(({ broadcastId, positionMs, programme, broadcast }) => ({
    broadcastId,
    positionMs,
    durationMs: broadcast.replay?.durationMs ?? broadcast.mediaTimeMs,
    ...programme,
  }))
}
