import { mostCues, type CaptionCue } from '#lib/captions.ts'
import { cuesOfLines, type SpokenLine } from '#lib/recorded-captions.ts'
import { transaction } from '#server/db.ts'
import { findBroadcastPlace, type BroadcastPlace } from '#server/programmes/find-broadcast-place.ts'
import { insertRecordedTrack } from './caption.repo.ts'
import { indexCaptions } from './index-captions.ts'

/** More languages than these at once come from no encoder that means well. */
const mostLanguages = 4

/**
 * Captions that came with the picture become the recording's, a track each language (null: the programme's own).
 * Where a language has captions already, those stay: they were uploaded, or this was done before.
 */
export async function keepRecordedCaptions({
  broadcastId,
  lines,
}: {
  broadcastId: string
  lines: readonly (SpokenLine & { language: string | null })[]
}): Promise<void> {
  if (lines.length === 0) return
  const place = await findBroadcastPlace(broadcastId)
  const spoken = Map.groupBy(lines, ({ language }) => language ?? place.language)
  for (const [language, said] of [...spoken].slice(0, mostLanguages)) {
    const cues = cuesOfLines(said).slice(0, mostCues)
    if (cues.length > 0) await keep(place, { broadcastId, language, cues })
  }
}

async function keep(
  place: BroadcastPlace,
  { broadcastId, language, cues }: { broadcastId: string; language: string; cues: readonly CaptionCue[] },
): Promise<void> {
  const label = nameOf(language)
  await transaction(async (tx) => {
    const trackId = await insertRecordedTrack(tx, { broadcastId, language, label }, cues)
    if (trackId !== null) await indexCaptions(tx, place, { broadcastId, language, trackId, cues })
  })
}

/** In that language itself; the tag where it has no name (`en-x-live` is a language, and `Intl` throws for it). */
function nameOf(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}
