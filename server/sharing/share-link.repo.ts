import { randomUUIDv7 } from 'node:crypto'
import { z } from 'zod'
import { db } from '#server/db.ts'

export type ShareTarget = { programmeId: string; broadcastId: string | null; promoterId: string | null }

export async function findCode(target: ShareTarget): Promise<string | null> {
  const row = await db().shareLink.findFirst({
    where: target,
    // Two made at the same moment may both be there.
    orderBy: [{ createdAt: 'asc' }, { code: 'asc' }],
    select: { code: true },
  })
  return row?.code ?? null
}

/** False: another request made the same link, or this code, first. */
export async function insertLink(code: string, target: ShareTarget): Promise<boolean> {
  const { count } = await db().shareLink.createMany({ data: [{ code, ...target }], skipDuplicates: true })
  return count === 1
}

export function findTarget(
  code: string,
): Promise<{ broadcastId: string | null; programme: { slug: string } } | null> {
  return db().shareLink.findUnique({
    where: { code },
    select: { broadcastId: true, programme: { select: { slug: true } } },
  })
}

/** Keeps the visit, unless the visitor came by this link `most` times since then. */
export async function insertVisit(
  { code, visitorKey, createdAt }: { code: string; visitorKey: string; createdAt: Date },
  { since, most }: { since: Date; most: number },
): Promise<void> {
  await db().$executeRaw`
    INSERT INTO "ShareVisit" (id, code, "visitorKey", "createdAt")
    SELECT ${randomUUIDv7()}, ${code}, ${visitorKey}, ${createdAt}
    WHERE ${most} > (SELECT count(*) FROM "ShareVisit"
      WHERE code = ${code} AND "visitorKey" = ${visitorKey} AND "createdAt" > ${since})`
}

const countRows = z.array(
  z.object({
    code: z.string(),
    programmeId: z.string(),
    broadcastId: z.string().nullable(),
    liveAt: z.date().nullable(),
    visits: z.number(),
    visitors: z.number(),
  }),
)
export type LinkCount = z.infer<typeof countRows>[number]

/** A promoter's links with the visits that they brought and by how many people, the newest link first. */
export async function countVisits(promoterId: string, most: number): Promise<LinkCount[]> {
  return countRows.parse(
    await db().$queryRaw`
      SELECT link.code, link."programmeId", link."broadcastId", broadcast."liveAt",
        count(visit.id)::int AS visits, count(DISTINCT visit."visitorKey")::int AS visitors
      FROM "ShareLink" link
      LEFT JOIN "Broadcast" broadcast ON broadcast.id = link."broadcastId"
      LEFT JOIN "ShareVisit" visit ON visit.code = link.code
      WHERE link."promoterId" = ${promoterId}
      GROUP BY link.code, broadcast.id ORDER BY link."createdAt" DESC LIMIT ${most}`,
  )
}
