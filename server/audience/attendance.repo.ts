import { z } from 'zod'
import { db, type Tx } from '#server/db.ts'

export type PresenceRow = { id: string; programmeId: string; viewerKey: string; enteredAt: Date }
export type LeaveRow = { id: string; leftAt: Date }

/** Says that the node is here, by the database's clock; false when it was taken for dead meanwhile. */
export async function touchNode(tx: Tx, nodeId: string): Promise<boolean> {
  return (
    (await tx.$executeRaw`
      UPDATE "RealtimeNode" SET "seenAt" = now() AT TIME ZONE 'UTC' WHERE id = ${nodeId}`) > 0
  )
}

export async function insertNode(tx: Tx, nodeId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "RealtimeNode" (id, "seenAt") VALUES (${nodeId}, now() AT TIME ZONE 'UTC')
    ON CONFLICT (id) DO NOTHING`
}

export async function deleteNode(tx: Tx, nodeId: string): Promise<void> {
  await tx.realtimeNode.deleteMany({ where: { id: nodeId } })
}

/** Presences of programmes that exist; each once, however often it is written. */
export async function insertPresences(tx: Tx, nodeId: string, rows: readonly PresenceRow[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Attendance" (id, "programmeId", "viewerKey", "nodeId", "enteredAt")
    SELECT given.id, given."programmeId", given."viewerKey", ${nodeId}, given."enteredAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS given(id text, "programmeId" text, "viewerKey" text, "enteredAt" timestamp)
    JOIN "Programme" programme ON programme.id = given."programmeId"
    ON CONFLICT (id) DO NOTHING`
}

export async function endPresences(tx: Tx, rows: readonly LeaveRow[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Attendance" attendance SET "leftAt" = given."leftAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given(id text, "leftAt" timestamp)
    WHERE attendance.id = given.id AND attendance."leftAt" IS NULL`
}

/** Nodes unheard of for so long are gone, and whoever was counted there left when the node was last seen. */
export async function buryNodes(tx: Tx, deadSeconds: number): Promise<void> {
  await tx.$executeRaw`
    WITH dead AS (
      DELETE FROM "RealtimeNode"
      WHERE "seenAt" < (now() AT TIME ZONE 'UTC') - make_interval(secs => ${deadSeconds}::float8)
      RETURNING id, "seenAt"
    )
    UPDATE "Attendance" attendance SET "leftAt" = greatest(dead."seenAt", attendance."enteredAt")
    FROM dead WHERE attendance."nodeId" = dead.id AND attendance."leftAt" IS NULL`
}

const countRows = z.array(z.object({ programmeId: z.string(), viewers: z.number().int() }))

/** Different viewers among the presences at nodes that were heard of lately, by programme; none is no row. */
export async function countPresent(
  programmeIds: readonly string[],
  freshSeconds: number,
): Promise<Map<string, number>> {
  const rows = countRows.parse(
    await db().$queryRaw`
      SELECT attendance."programmeId", count(DISTINCT attendance."viewerKey")::int AS viewers
      FROM "Attendance" attendance JOIN "RealtimeNode" node ON node.id = attendance."nodeId"
      WHERE attendance."programmeId" = ANY(${[...programmeIds]}::text[]) AND attendance."leftAt" IS NULL
        AND node."seenAt" > (now() AT TIME ZONE 'UTC') - make_interval(secs => ${freshSeconds}::float8)
      GROUP BY attendance."programmeId"`,
  )
  return new Map(rows.map(({ programmeId, viewers }) => [programmeId, viewers]))
}
