import { db, type Tx } from '#server/db.ts'
import type { KeptRecording } from './choose-expired.ts'

/** Finished recordings whose files are kept. Their size is what their renditions' bitrates make of their length. */
export async function listKeptRecordings(): Promise<KeptRecording[]> {
  const rows = await db().replay.findMany({
    where: { state: { notIn: ['expired', 'empty'] }, broadcast: { endedAt: { not: null } } },
    select: {
      broadcastId: true,
      state: true,
      durationMs: true,
      downloadBytes: true,
      broadcast: { select: { endedAt: true, renditions: { select: { bitrateKbps: true } } } },
    },
  })
  return rows.flatMap(({ broadcastId, state: replayState, durationMs, downloadBytes, broadcast }) => {
    const kbps = broadcast.renditions.reduce((sum, { bitrateKbps }) => sum + (bitrateKbps ?? 0), 0)
    const bytes = (kbps * durationMs) / 8 + Number(downloadBytes ?? 0)
    return broadcast.endedAt ? [{ broadcastId, replayState, endedAt: broadcast.endedAt, bytes }] : []
  })
}

/** Returns whether it was still there to expire: what was published meanwhile stays. */
export async function expireReplay(tx: Tx, broadcastId: string): Promise<boolean> {
  const { count } = await tx.replay.updateMany({
    where: { broadcastId, state: { notIn: ['published', 'expired', 'empty'] } },
    data: { state: 'expired', downloadState: null, downloadBytes: null },
  })
  return count === 1
}

export type RecordingFacts = {
  broadcastId: string
  isOver: boolean
  wasPublic: boolean
  replayState: string | null
}

export async function findRecordingFacts(broadcastIds: string[]): Promise<RecordingFacts[]> {
  const rows = await db().broadcast.findMany({
    where: { id: { in: broadcastIds } },
    select: { id: true, liveAt: true, endedAt: true, replay: { select: { state: true } } },
  })
  return rows.map(({ id, liveAt, endedAt, replay }) => ({
    broadcastId: id,
    isOver: endedAt !== null,
    wasPublic: liveAt !== null,
    replayState: replay?.state ?? null,
  }))
}
