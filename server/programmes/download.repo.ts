import type { ReplayDownload } from '#lib/programmes.ts'
import { db, type Db, type Tx } from '#server/db.ts'

export type DownloadTask = { broadcastId: string; slug: string }

const offered = { state: 'published', broadcast: { programme: { offersDownload: true } } }

/** Published replays of programmes that offer a download, and have none yet; the newest first. */
export async function findWantedDownloads(): Promise<DownloadTask[]> {
  const rows = await db().replay.findMany({
    where: { ...offered, OR: [{ downloadState: null }, { downloadState: 'making' }] },
    orderBy: { createdAt: 'desc' },
    take: 100,
    select: selectTask,
  })
  return rows.map(readTask)
}

/** Replays with a download that nobody may have any more. */
export async function findUnwantedDownloads(): Promise<DownloadTask[]> {
  const rows = await db().replay.findMany({
    where: { downloadState: { not: null }, NOT: offered },
    take: 100,
    select: selectTask,
  })
  return rows.map(readTask)
}

export async function updateDownload(
  broadcastId: string,
  download: { state: ReplayDownload['state'] | null; bytes: number | null },
  client: Db | Tx = db(),
): Promise<void> {
  const { state: downloadState, bytes } = download
  await client.replay.updateMany({
    where: { broadcastId },
    data: { downloadState, downloadBytes: bytes === null ? null : BigInt(bytes) },
  })
}

/** One conditional write, so that a late one cannot take back what was settled. */
export async function markMaking(
  broadcastId: string,
  { from, bytes }: { from: readonly ('making' | null)[]; bytes: number },
): Promise<void> {
  await db().replay.updateMany({
    where: { broadcastId, OR: from.map((downloadState) => ({ downloadState })) },
    data: { downloadState: 'making', downloadBytes: BigInt(bytes) },
  })
}

const selectTask = {
  broadcastId: true,
  broadcast: { select: { programme: { select: { slug: true } } } },
} as const

function readTask(row: { broadcastId: string; broadcast: { programme: { slug: string } } }): DownloadTask {
  return { broadcastId: row.broadcastId, slug: row.broadcast.programme.slug }
}
