import type { BroadcastChapters } from '#lib/chapters.ts'
import { AppError } from '#lib/errors.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { changeChapters } from './change-chapters.ts'
import { deleteMarkedChapter } from './chapter.repo.ts'

/** Takes a marked chapter away; what an interruption began stays. Throws `NOT_FOUND` when it is gone already. */
export async function removeChapter(
  authorized: Authorized<'programme:run'>,
  { broadcastId, mediaTimeMs }: { broadcastId: string; mediaTimeMs: number },
): Promise<BroadcastChapters> {
  return changeChapters(authorized, broadcastId, async (tx) => {
    if (!(await deleteMarkedChapter(tx, { broadcastId, mediaTimeMs })))
      throw new AppError('NOT_FOUND', 'no chapter was marked there')
    return { act: 'chapter.removed', mediaTimeMs, title: null }
  })
}
