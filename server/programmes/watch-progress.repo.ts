import { db } from '#server/db.ts'

export async function upsertProgress(progress: {
  userId: string
  broadcastId: string
  programmeId: string
  positionMs: number
}): Promise<void> {
  const { userId, broadcastId, positionMs } = progress
  await db().watchProgress.upsert({
    where: { userId_broadcastId: { userId, broadcastId } },
    create: progress,
    update: { positionMs },
  })
}

export async function findProgress(userId: string, broadcastId: string): Promise<number | null> {
  const row = await db().watchProgress.findUnique({
    where: { userId_broadcastId: { userId, broadcastId } },
    select: { positionMs: true },
  })
  return row?.positionMs ?? null
}

/** Published replays that the person watched, the latest first. */
export async function findWatched(userId: string, most: number) {
  return db().watchProgress.findMany({
    where: { userId, broadcast: { replay: { state: 'published' } } },
    orderBy: { updatedAt: 'desc' },
    take: most,
    select: {
      broadcastId: true,
      positionMs: true,
      programme: { select: { slug: true, title: true, language: true } },
      broadcast: { select: { mediaTimeMs: true, replay: { select: { durationMs: true } } } },
    },
  })
}
