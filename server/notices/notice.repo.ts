import type { Prisma } from '#generated/prisma/client.ts'
import type { NoticeKind } from '#lib/notices.ts'
import { db, type Tx } from '#server/db.ts'

export type NewNotice = {
  kind: NoticeKind
  /** The cause: nobody is told twice of one. */
  key: string
  programmeId: string | null
  questionId?: string
  detail?: { startsAt?: number; reason?: string; question?: string; count?: number }
  at: Date
}

const select = {
  id: true,
  kind: true,
  detail: true,
  questionId: true,
  createdAt: true,
  readAt: true,
  programme: { select: { slug: true, title: true, language: true } },
} satisfies Prisma.NoticeSelect

export type NoticeRow = Prisma.NoticeGetPayload<{ select: typeof select }>

/** Returns how many were told now; who knows already is left in peace. */
export async function insertNotices(
  tx: Tx,
  userIds: readonly string[],
  { at, detail = {}, ...notice }: NewNotice,
): Promise<number> {
  const { count } = await tx.notice.createMany({
    data: userIds.map((userId) => ({ ...notice, userId, detail, createdAt: at, dueAt: at })),
    skipDuplicates: true,
  })
  return count
}

export function findNotices(userId: string, most: number): Promise<NoticeRow[]> {
  return db().notice.findMany({ where: { userId }, orderBy: { createdAt: 'desc' }, take: most, select })
}

export function countUnreadNotices(userId: string, most: number): Promise<number> {
  return db().notice.count({ where: { userId, readAt: null }, take: most })
}

export async function updateNoticesRead(userId: string, at: Date): Promise<void> {
  await db().notice.updateMany({ where: { userId, readAt: null }, data: { readAt: at } })
}
