import { z } from 'zod'
import { db, type Db, type Tx } from '#server/db.ts'

export async function upsertReminder(
  tx: Tx,
  { userId, programmeId, remindedAt }: { userId: string; programmeId: string; remindedAt: Date | null },
): Promise<void> {
  await tx.reminder.upsert({
    where: { programmeId_userId: { programmeId, userId } },
    create: { programmeId, userId, remindedAt },
    update: {},
  })
}

export async function deleteReminder(userId: string, programmeId: string): Promise<void> {
  await db().reminder.deleteMany({ where: { userId, programmeId } })
}

export async function existsReminder(userId: string, programmeId: string): Promise<boolean> {
  const row = await db().reminder.findUnique({
    where: { programmeId_userId: { programmeId, userId } },
    select: { createdAt: true },
  })
  return row !== null
}

export function countReminders(programmeId: string, client: Db | Tx = db()): Promise<number> {
  return client.reminder.count({ where: { programmeId } })
}

/** Programmes that the person reserved, the latest reserved first. */
export async function findReservedIds(userId: string, most: number): Promise<string[]> {
  const rows = await db().reminder.findMany({
    where: { userId },
    orderBy: { createdAt: 'desc' },
    take: most,
    select: { programmeId: true },
  })
  return rows.map(({ programmeId }) => programmeId)
}

/** Who had reserved by a moment, in the order of their ids after the one named. */
export async function findReminded(
  tx: Tx,
  programmeId: string,
  { after, before, most }: { after: string | null; before: Date; most: number },
): Promise<string[]> {
  const rows = await tx.reminder.findMany({
    where: { programmeId, createdAt: { lte: before }, ...(after === null ? {} : { userId: { gt: after } }) },
    orderBy: { userId: 'asc' },
    take: most,
    select: { userId: true },
  })
  return rows.map(({ userId }) => userId)
}

/** A show on another date is reminded of anew. */
export async function resetReminders(tx: Tx, programmeId: string): Promise<void> {
  await tx.reminder.updateMany({
    where: { programmeId, remindedAt: { not: null } },
    data: { remindedAt: null },
  })
}

const dueRows = z.array(z.object({ programmeId: z.string(), userId: z.string(), startsAt: z.date() }))

/** Takes at most `most` reminders of approved shows that begin between the two times: each is taken once. */
export async function takeDueReminders(
  tx: Tx,
  { at, until, most }: { at: Date; until: Date; most: number },
): Promise<{ programmeId: string; userId: string; startsAt: Date }[]> {
  return dueRows.parse(
    await tx.$queryRaw`
      WITH due AS (
        SELECT r."programmeId", r."userId", p."startsAt"
        FROM "Reminder" r JOIN "Programme" p ON p.id = r."programmeId"
        WHERE r."remindedAt" IS NULL AND p.state = 'approved' AND p."startsAt" > ${at} AND p."startsAt" <= ${until}
        ORDER BY p."startsAt" LIMIT ${most} FOR UPDATE OF r SKIP LOCKED
      )
      UPDATE "Reminder" r SET "remindedAt" = ${at} FROM due
      WHERE r."programmeId" = due."programmeId" AND r."userId" = due."userId"
      RETURNING r."programmeId", r."userId", due."startsAt"`,
  )
}
