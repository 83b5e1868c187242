import { AppError } from '#lib/errors.ts'
import type { CaptionCue, CaptionTrackView, CaptionUpload } from '#lib/captions.ts'
import { plainLine } from '#lib/plain-text.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { now } from '#server/clock.ts'
import { transaction, type Tx } from '#server/db.ts'
import { findBroadcastPlace } from '#server/programmes/find-broadcast-place.ts'
import { listProgrammes } from '#server/programmes/list-programmes.ts'
import { forgetTexts, indexTexts } from '#server/search/index-texts.ts'
import { deleteTrack, replaceTrack } from './caption.repo.ts'
import { listCaptions } from './list-captions.ts'
import { parseCaptions } from './parse-captions.ts'

/** What is found at once: a sentence or two, with its place. */
const passageMs = 20_000

/**
 * Keeps the captions of a recording in one language in the place of earlier ones, and makes what was said findable.
 * Throws `BAD_REQUEST` for a file that is none, `NOT_FOUND` for a recording of another programme.
 */
export async function saveCaptions(
  authorized: Authorized<'programme:run'>,
  upload: CaptionUpload,
): Promise<CaptionTrackView[]> {
  const { broadcastId, language } = upload
  await requireOwn(authorized, broadcastId)
  const cues = parseCaptions(upload.text)
  const label = plainLine(upload.label)
  const [programme] = await listProgrammes([authorized.object.programmeId], authorized.actor)
  await transaction(async (tx) => {
    const track = { broadcastId, language, label, createdById: authorized.actor.userId }
    const trackId = await replaceTrack(tx, track, cues)
    await forgetTexts('transcript', { broadcastId, language }, tx)
    if (programme)
      await makeFindable(
        tx,
        { programme, institutionId: authorized.institutionId },
        { broadcastId, language, trackId, cues },
      )
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

async function requireOwn(authorized: Authorized<'programme:run'>, broadcastId: string): Promise<void> {
  const { programmeId } = await findBroadcastPlace(broadcastId)
  if (programmeId !== authorized.object.programmeId) throw new AppError('NOT_FOUND', 'another programme’s')
}

/** In the same transaction: captions that are kept are found. */
async function makeFindable(
  tx: Tx,
  { programme, institutionId }: { programme: ProgrammeView; institutionId: string },
  track: { broadcastId: string; language: string; trackId: string; cues: readonly CaptionCue[] },
): Promise<void> {
  const { broadcastId, language, trackId, cues } = track
  await indexTexts(
    passagesOf(cues).map(({ fromMs, text }) => ({
      kind: 'transcript',
      refId: `${trackId}:${fromMs}`,
      institutionId,
      programmeId: programme.id,
      broadcastId,
      mediaTimeMs: fromMs,
      language,
      title: programme.title,
      body: text,
      at: now(),
    })),
    tx,
  )
}

/** Cues that follow one another, joined to passages long enough to be understood. */
export function passagesOf(cues: readonly CaptionCue[]): { fromMs: number; text: string }[] {
  const passages: { fromMs: number; text: string }[] = []
  for (const { fromMs, text } of cues) {
    const last = passages.at(-1)
    if (last && fromMs - last.fromMs < passageMs) last.text += ` ${text}`
    else passages.push({ fromMs, text })
  }
  return passages
}
