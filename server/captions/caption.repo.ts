import type { CaptionCue } from '#lib/captions.ts'
import { db, type Tx } from '#server/db.ts'

export type TrackRow = {
  broadcastId: string
  language: string
  label: string
  source: string
  _count: { cues: number }
}

/** Puts the track in the place of the broadcast's present one of this language. Returns its id. */
export async function replaceTrack(
  tx: Tx,
  track: { broadcastId: string; language: string; label: string; createdById: string },
  cues: readonly CaptionCue[],
): Promise<string> {
  const { broadcastId, language } = track
  await tx.captionTrack.deleteMany({ where: { broadcastId, language } })
  const { id } = await tx.captionTrack.create({
    data: { ...track, source: 'uploaded' },
    select: { id: true },
  })
  await tx.captionCue.createMany({ data: cues.map((cue, position) => ({ ...cue, trackId: id, position })) })
  return id
}

/** A track that came with the picture; returns its id, null where one of its language is there, which stays. */
export async function insertRecordedTrack(
  tx: Tx,
  track: { broadcastId: string; language: string; label: string },
  cues: readonly CaptionCue[],
): Promise<string | null> {
  const made = await tx.captionTrack.createManyAndReturn({
    data: [{ ...track, source: 'recorded' }],
    skipDuplicates: true,
    select: { id: true },
  })
  const rows = made.flatMap(({ id }) => cues.map((cue, position) => ({ ...cue, trackId: id, position })))
  await tx.captionCue.createMany({ data: rows })
  return made[0]?.id ?? null
}

export async function deleteTrack(tx: Tx, broadcastId: string, language: string): Promise<number> {
  const { count } = await tx.captionTrack.deleteMany({ where: { broadcastId, language } })
  return count
}

export function findTracks(broadcastIds: readonly string[]): Promise<TrackRow[]> {
  return db().captionTrack.findMany({
    where: { broadcastId: { in: [...broadcastIds] }, isShown: true },
    orderBy: { createdAt: 'asc' },
    select: {
      broadcastId: true,
      language: true,
      label: true,
      source: true,
      _count: { select: { cues: true } },
    },
  })
}

export function findCues(broadcastId: string, language: string): Promise<CaptionCue[]> {
  return db().captionCue.findMany({
    where: { track: { broadcastId, language, isShown: true } },
    orderBy: { position: 'asc' },
    select: { fromMs: true, toMs: true, text: true },
  })
}
