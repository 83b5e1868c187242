import { isOver } from '#lib/broadcast-state.ts'
import { findBroadcast } from './broadcast.repo.ts'
import { isPublicProgramme } from './is-public-programme.ts'

/** Where a finished broadcast's recording stands: `coming` while it is completed or reviewed, `empty` when nothing was recorded, `expired` when it was kept for its time and removed. */
export type ReplayStage = 'coming' | 'published' | 'empty' | 'expired'

/** Null for a broadcast that does not exist, is not over, whose replay was withdrawn or whose programme was cancelled. */
export async function findReplayStage(
  broadcastId: string,
): Promise<{ slug: string; programmeId: string; stage: ReplayStage } | null> {
  const row = await findBroadcast(broadcastId)
  if (!row || !isOver(row.state) || row.liveAt === null || row.replayState === 'withdrawn') return null
  if (!(await isPublicProgramme(row.programmeId))) return null
  return { slug: row.slug, programmeId: row.programmeId, stage: stageOf(row.replayState) }
}

function stageOf(replayState: string | null): ReplayStage {
  if (replayState === 'published' || replayState === 'empty' || replayState === 'expired') return replayState
  return 'coming'
}
