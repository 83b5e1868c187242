import type { CaptionCue, CaptionTrackView } from '#lib/captions.ts'
import { findCues, findTracks, type TrackRow } from './caption.repo.ts'

/** The languages in which a recording has captions, the first that was added first. */
export async function listCaptions(broadcastId: string): Promise<CaptionTrackView[]> {
  return (await findTracks([broadcastId])).map(viewTrack)
}

/** The same of several recordings; one without captions is not in it. */
export async function listCaptionsOf(
  broadcastIds: readonly string[],
): Promise<Record<string, CaptionTrackView[]>> {
  const rows = Map.groupBy(await findTracks(broadcastIds), ({ broadcastId }) => broadcastId)
  return Object.fromEntries([...rows].map(([broadcastId, tracks]) => [broadcastId, tracks.map(viewTrack)]))
}

function viewTrack({ language, label, source, _count }: TrackRow): CaptionTrackView {
  return { language, label, isAutomatic: source === 'automatic', cueCount: _count.cues }
}

export function listCues(broadcastId: string, language: string): Promise<CaptionCue[]> {
  return findCues(broadcastId, language)
}
