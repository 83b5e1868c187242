import { z } from 'zod'
import type { Prisma } from '#generated/prisma/client.ts'
import type { Tx } from '#server/db.ts'

const select = {
  id: true,
  kind: true,
  detail: true,
  tries: true,
  mailedAt: true,
  pushedAt: true,
  userId: true,
  programme: { select: { slug: true, title: true, startsAt: true, state: true } },
  user: {
    select: {
      email: true,
      emailVerified: true,
      locale: true,
      erasedAt: true,
      subscriptions: { select: { endpoint: true, p256dh: true, auth: true } },
    },
  },
} satisfies Prisma.NoticeSelect

export type DueNotice = Prisma.NoticeGetPayload<{ select: typeof select }>

const idRows = z.array(z.object({ id: z.string() }))

/** One notice whose time has come and which no other worker holds; held until the transaction ends. */
export async function lockDueNotice(tx: Tx, at: Date): Promise<DueNotice | null> {
  const [row] = idRows.parse(
    await tx.$queryRaw`
      SELECT id FROM "Notice" WHERE "dueAt" <= ${at}
      ORDER BY "dueAt" LIMIT 1 FOR UPDATE SKIP LOCKED`,
  )
  return row ? tx.notice.findUnique({ where: { id: row.id }, select }) : null
}

export async function updateDelivery(
  tx: Tx,
  id: string,
  values: { dueAt: Date | null; tries: number; mailedAt: Date | null; pushedAt: Date | null },
): Promise<void> {
  await tx.notice.update({ where: { id }, data: values, select: { id: true } })
}
