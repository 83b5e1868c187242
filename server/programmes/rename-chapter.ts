import type { BroadcastChapters } from '#lib/chapters.ts'
import { AppError } from '#lib/errors.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { changeChapters } from './change-chapters.ts'
import { updateMarkedChapter } from './chapter.repo.ts'
import { readChapterTitle } from './read-chapter-title.ts'

/** Gives a marked chapter another title. Throws `NOT_FOUND` when it is gone. */
export async function renameChapter(
  authorized: Authorized<'programme:run'>,
  { broadcastId, mediaTimeMs, ...typed }: { broadcastId: string; mediaTimeMs: number; title: string },
): Promise<BroadcastChapters> {
  const title = readChapterTitle(typed.title)
  return changeChapters(authorized, broadcastId, async (tx) => {
    if (!(await updateMarkedChapter(tx, { broadcastId, mediaTimeMs }, title)))
      throw new AppError('NOT_FOUND', 'no chapter was marked there')
    return { act: 'chapter.renamed', mediaTimeMs, title }
  })
}
