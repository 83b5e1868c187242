import { isLive } from '#lib/broadcast-state.ts'
import { mostMarked, type BroadcastChapters } from '#lib/chapters.ts'
import { AppError } from '#lib/errors.ts'
import { mediaTimeAt } from '#lib/media-time.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { now } from '#server/clock.ts'
import type { BroadcastRow } from './broadcast.repo.ts'
import { changeChapters } from './change-chapters.ts'
import { countMarkedChapters, upsertMarkedChapter } from './chapter.repo.ts'
import { readChapterTitle } from './read-chapter-title.ts'

/**
 * A chapter begins: now, or at a media time that was shown already, of a running broadcast or a recording; a place
 * that is marked already gets the new title. Throws `BROADCAST_NOT_LIVE` for "now" of a broadcast that is over,
 * `CHAPTER_OUTSIDE`, `CHAPTERS_FULL`, `NOT_FOUND`.
 */
export async function markChapter(
  authorized: Authorized<'programme:run'>,
  mark: { broadcastId: string; title: string; mediaTimeMs?: number | undefined },
): Promise<BroadcastChapters> {
  const { broadcastId } = mark
  const title = readChapterTitle(mark.title)
  return changeChapters(authorized, broadcastId, async (tx, broadcast) => {
    const mediaTimeMs = placeOf(broadcast, mark.mediaTimeMs)
    if ((await countMarkedChapters(tx, broadcastId)) >= mostMarked)
      throw new AppError('CHAPTERS_FULL', 'as many chapters as a broadcast may have')
    await upsertMarkedChapter(tx, { broadcastId, mediaTimeMs }, title)
    return { act: 'chapter.marked', mediaTimeMs, title }
  })
}

function placeOf({ state, durationMs, ...broadcast }: BroadcastRow, askedMs: number | undefined): number {
  const clock = { mediaTimeMs: broadcast.mediaTimeMs, at: broadcast.mediaClockAt?.getTime() ?? null }
  const edgeMs = isLive(state) ? mediaTimeAt(clock, now().getTime()) : (durationMs ?? clock.mediaTimeMs)
  if (askedMs === undefined && !isLive(state))
    throw new AppError('BROADCAST_NOT_LIVE', 'a recording has no present moment')
  if (askedMs !== undefined && askedMs > edgeMs)
    throw new AppError('CHAPTER_OUTSIDE', `${askedMs} ms is behind the end at ${edgeMs} ms`)
  return askedMs ?? edgeMs
}
