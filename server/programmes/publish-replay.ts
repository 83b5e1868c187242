import { writeAudit } from '#server/audit/write-audit.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { lockBroadcast } from './broadcast.repo.ts'
import { tellBroadcast } from './change-broadcast.ts'
import { decideReplayState } from './decide-replay-state.ts'
import { saveReplay, type RenditionFacts } from './replay.repo.ts'

/**
 * The recording of an ended broadcast is complete: it is shown at once or waits for its review, as the
 * programme's replay policy says; nothing is kept of one that lasted 0 ms but that it is empty. Doing it twice
 * tells nobody twice, and changes nothing that a reviewer has decided since.
 */
export async function publishReplay(recorded: {
  broadcastId: string
  durationMs: number
  renditions: RenditionFacts[]
}): Promise<void> {
  await transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, recorded.broadcastId)
    if (!broadcast || broadcast.liveAt === null) return
    const state = decideReplayState(broadcast, recorded.durationMs)
    await saveReplay(tx, { ...recorded, state, publishedAt: state === 'published' ? now() : null })
    if (broadcast.replayState !== null) return
    await writeAudit(tx, {
      actorId: null,
      act: `replay.${state}`,
      objectKind: 'broadcast',
      objectId: recorded.broadcastId,
      detail: { durationMs: Math.round(recorded.durationMs) },
    })
    await tellBroadcast(tx, broadcast)
  })
}
