import { z } from 'zod'
import { db } from '#server/db.ts'

export type LikeRow = {
  id: string
  programmeId: string
  viewerKey: string
  clientId: string
  count: number
  createdAt: Date
}

/** Each batch once: the same viewer's `clientId` again changes nothing. */
export async function insertLikes(rows: readonly LikeRow[]): Promise<void> {
  await db().$executeRaw`
    INSERT INTO "LikeBatch" (id, "programmeId", "viewerKey", "clientId", count, "createdAt")
    SELECT given.id, given."programmeId", given."viewerKey", given."clientId", given.count, given."createdAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given(
      id text, "programmeId" text, "viewerKey" text, "clientId" text, count int, "createdAt" timestamp
    )
    ON CONFLICT ("viewerKey", "clientId") DO NOTHING`
}

const sumRows = z.array(z.object({ settled: z.coerce.number(), recent: z.coerce.number() }))

/** Likes of a programme after `since`: those up to `until`, and those after it. */
export async function sumLikes(
  programmeId: string,
  { since, until }: { since: Date; until: Date },
): Promise<{ settled: number; recent: number }> {
  const [row] = sumRows.parse(
    await db().$queryRaw`
      SELECT coalesce(sum(count) FILTER (WHERE "createdAt" <= ${until}), 0) AS settled,
        coalesce(sum(count) FILTER (WHERE "createdAt" > ${until}), 0) AS recent
      FROM "LikeBatch" WHERE "programmeId" = ${programmeId} AND "createdAt" > ${since}`,
  )
  return row ?? { settled: 0, recent: 0 }
}
