import { AppError } from '#lib/errors.ts'
import type { CaptionTrackView, CaptionUpload } from '#lib/captions.ts'
import { plainLine } from '#lib/plain-text.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { transaction } from '#server/db.ts'
import { findBroadcastPlace, type BroadcastPlace } from '#server/programmes/find-broadcast-place.ts'
import { forgetTexts } from '#server/search/index-texts.ts'
import { deleteTrack, replaceTrack } from './caption.repo.ts'
import { indexCaptions } from './index-captions.ts'
import { listCaptions } from './list-captions.ts'
import { parseCaptions } from './parse-captions.ts'

/**
 * Keeps the captions of a recording in one language in the place of earlier ones, and makes what was said findable.
 * Throws `BAD_REQUEST` for a file that is none, `NOT_FOUND` for a recording of another programme.
 */
export async function saveCaptions(
  authorized: Authorized<'programme:run'>,
  upload: CaptionUpload,
): Promise<CaptionTrackView[]> {
  const { broadcastId, language } = upload
  const place = await requireOwn(authorized, broadcastId)
  const cues = parseCaptions(upload.text)
  const label = plainLine(upload.label)
  await transaction(async (tx) => {
    const track = { broadcastId, language, label, createdById: authorized.actor.userId }
    const trackId = await replaceTrack(tx, track, cues)
    await forgetTexts('transcript', { broadcastId, language }, tx)
    await indexCaptions(tx, place, { broadcastId, language, trackId, cues })
    await writeAudit(tx, {
      actorId: authorized.actor.userId,
      act: 'captions.save',
      objectKind: 'broadcast',
      objectId: broadcastId,
      detail: { language, cues: cues.length },
    })
  })
  return listCaptions(broadcastId)
}

export async function removeCaptions(
  authorized: Authorized<'programme:run'>,
  { broadcastId, language }: { broadcastId: string; language: string },
): Promise<CaptionTrackView[]> {
  await requireOwn(authorized, broadcastId)
  await transaction(async (tx) => {
    const removed = await deleteTrack(tx, broadcastId, language)
    if (removed === 0) throw new AppError('NOT_FOUND', 'no such captions')
    await forgetTexts('transcript', { broadcastId, language }, tx)
    await writeAudit(tx, {
      actorId: authorized.actor.userId,
      act: 'captions.remove',
      objectKind: 'broadcast',
      objectId: broadcastId,
      detail: { language },
    })
  })
  return listCaptions(broadcastId)
}

async function requireOwn(
  authorized: Authorized<'programme:run'>,
  broadcastId: string,
): Promise<BroadcastPlace> {
  const place = await findBroadcastPlace(broadcastId)
  if (place.programmeId !== authorized.object.programmeId)
    throw new AppError('NOT_FOUND', 'another programme’s')
  return place
}
