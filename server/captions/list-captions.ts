import type { CaptionCue, CaptionTrackView } from '#lib/captions.ts'
import { findCues, findTracks } from './caption.repo.ts'

/** The languages in which a recording has captions, the first that was added first. */
export async function listCaptions(broadcastId: string): Promise<CaptionTrackView[]> {
  const rows = await findTracks(broadcastId)
  return rows.map(({ language, label, source, _count }) => ({
    language,
    label,
    isAutomatic: source === 'automatic',
    cueCount: _count.cues,
  }))
}

export function listCues(broadcastId: string, language: string): Promise<CaptionCue[]> {
  return findCues(broadcastId, language)
}
