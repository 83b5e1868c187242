import { z } from 'zod'
import { db, type Tx } from '#server/db.ts'
import type { Follow } from '#lib/follows.ts'

export async function insertFollow(tx: Tx, userId: string, follow: Follow): Promise<void> {
  await tx.follow.createMany({ data: [{ userId, ...follow }], skipDuplicates: true })
}

export async function deleteFollow(userId: string, follow: Follow): Promise<void> {
  await db().follow.deleteMany({ where: { userId, ...follow } })
}

export function countFollows(userId: string): Promise<number> {
  return db().follow.count({ where: { userId } })
}

export function findFollows(userId: string, most: number): Promise<{ kind: string; target: string }[]> {
  return db().follow.findMany({
    where: { userId },
    orderBy: { createdAt: 'desc' },
    take: most,
    select: { kind: true, target: true },
  })
}

/** Names of those among the people who host shows. */
export function findHostNames(ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return db().user.findMany({
    where: { id: { in: [...ids] }, hosting: { some: {} } },
    select: { id: true, name: true },
  })
}

export async function existsScene(scene: string): Promise<boolean> {
  return (await db().programme.findFirst({ where: { scene }, select: { id: true } })) !== null
}

const untoldRows = z.array(z.object({ broadcastId: z.string(), programmeId: z.string(), userId: z.string() }))

/** Followers of what went on air since a moment who have not been told: everyone once, whatever they follow of it. */
export async function findUntold(
  tx: Tx,
  { since, most }: { since: Date; most: number },
): Promise<z.infer<typeof untoldRows>> {
  return untoldRows.parse(
    await tx.$queryRaw`
      SELECT DISTINCT broadcast.id AS "broadcastId", programme.id AS "programmeId", follow."userId"
      FROM "Broadcast" broadcast
      JOIN "Programme" programme ON programme.id = broadcast."programmeId"
        AND programme.visibility <> 'staff' AND programme.state = 'approved'
      JOIN "Follow" follow ON follow."createdAt" < broadcast."liveAt" AND (
        (follow.kind = 'scene' AND follow.target = programme.scene) OR
        (follow.kind = 'host' AND follow.target IN (
          SELECT host."userId" FROM "ProgrammeHost" host WHERE host."programmeId" = programme.id)))
      WHERE broadcast.state IN ('on-air', 'interrupted') AND broadcast."liveAt" > ${since}
        AND NOT EXISTS (SELECT FROM "Notice" told
          WHERE told."userId" = follow."userId" AND told.key = 'live:' || broadcast.id)
      LIMIT ${most}`,
  )
}
