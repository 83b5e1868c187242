import type { CaptionCue } from '#lib/captions.ts'
import { now } from '#server/clock.ts'
import type { Tx } from '#server/db.ts'
import type { BroadcastPlace } from '#server/programmes/find-broadcast-place.ts'
import { indexTexts } from '#server/search/index-texts.ts'

/** What is found at once: a sentence or two, with its place. */
const passageMs = 20_000

/** Makes what was said findable, in the transaction that keeps it: captions that are kept are found. */
export async function indexCaptions(
  tx: Tx,
  { programmeId, institutionId, title }: BroadcastPlace,
  track: { broadcastId: string; language: string; trackId: string; cues: readonly CaptionCue[] },
): Promise<void> {
  const { broadcastId, language, trackId, cues } = track
  await indexTexts(
    passagesOf(cues).map(({ fromMs, text }) => ({
      kind: 'transcript',
      refId: `${trackId}:${fromMs}`,
      institutionId,
      programmeId,
      broadcastId,
      mediaTimeMs: fromMs,
      language,
      title,
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
