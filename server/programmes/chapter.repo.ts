import { chapterKinds, type ChapterView } from '#lib/chapters.ts'
import { oneOf } from '#lib/one-of.ts'
import { db, type Tx } from '#server/db.ts'

/** One that is there already stays as it is. */
export async function insertResumedChapter(
  tx: Tx,
  chapter: { broadcastId: string; mediaTimeMs: number; gapMs: number },
): Promise<void> {
  await tx.chapter.createMany({ data: [{ ...chapter, kind: 'resumed' }], skipDuplicates: true })
}

export async function findChapters(broadcastId: string): Promise<ChapterView[]> {
  const rows = await db().chapter.findMany({
    where: { broadcastId },
    orderBy: { mediaTimeMs: 'asc' },
    select: { mediaTimeMs: true, kind: true, title: true, gapMs: true },
  })
  return rows.map((row) => ({ ...row, kind: oneOf(chapterKinds, row.kind) }))
}
