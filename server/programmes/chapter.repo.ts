import { chapterKinds, type ChapterView } from '#lib/chapters.ts'
import { oneOf } from '#lib/one-of.ts'
import { db, type Db, type Tx } from '#server/db.ts'

/** One that is there already stays as it is. */
export async function insertResumedChapter(
  tx: Tx,
  chapter: { broadcastId: string; mediaTimeMs: number; gapMs: number },
): Promise<void> {
  await tx.chapter.createMany({ data: [{ ...chapter, kind: 'resumed' }], skipDuplicates: true })
}

type Mark = { broadcastId: string; mediaTimeMs: number }

/** A place that is marked already gets the new title. */
export async function upsertMarkedChapter(tx: Tx, mark: Mark, title: string): Promise<void> {
  const key = { ...mark, kind: 'marked' }
  await tx.chapter.upsert({
    where: { broadcastId_mediaTimeMs_kind: key },
    create: { ...key, title },
    update: { title },
    select: { id: true },
  })
}

export async function updateMarkedChapter(tx: Tx, mark: Mark, title: string): Promise<boolean> {
  const { count } = await tx.chapter.updateMany({ where: { ...mark, kind: 'marked' }, data: { title } })
  return count === 1
}

export async function deleteMarkedChapter(tx: Tx, mark: Mark): Promise<boolean> {
  const { count } = await tx.chapter.deleteMany({ where: { ...mark, kind: 'marked' } })
  return count === 1
}

export function countMarkedChapters(tx: Tx, broadcastId: string): Promise<number> {
  return tx.chapter.count({ where: { broadcastId, kind: 'marked' } })
}

/** By broadcast; of two at the same place the marked one, which has a title. */
export async function findChapters(
  broadcastIds: readonly string[],
  client: Db | Tx = db(),
): Promise<Map<string, ChapterView[]>> {
  const rows = await client.chapter.findMany({
    where: { broadcastId: { in: [...broadcastIds] } },
    orderBy: [{ mediaTimeMs: 'asc' }, { kind: 'asc' }],
    distinct: ['broadcastId', 'mediaTimeMs'],
    select: { broadcastId: true, mediaTimeMs: true, kind: true, title: true, gapMs: true },
  })
  const byBroadcast = new Map(broadcastIds.map((id): [string, ChapterView[]] => [id, []]))
  for (const { broadcastId, ...row } of rows)
    byBroadcast.get(broadcastId)?.push({ ...row, kind: oneOf(chapterKinds, row.kind) })
  return byBroadcast
}
