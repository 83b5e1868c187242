import { z } from 'zod'
import type { Prisma } from '#generated/prisma/client.ts'
import { db } from '#server/db.ts'

const select = {
  id: true,
  kind: true,
  detail: true,
  tries: true,
  mailedAt: true,
  pushedAt: true,
  pushedTo: true,
  userId: true,
  questionId: true,
  programme: { select: { slug: true, title: true, startsAt: true, state: true } },
  user: {
    select: {
      email: true,
      emailVerified: true,
      locale: true,
      erasedAt: true,
      subscriptions: { select: { id: true, endpoint: true, p256dh: true, auth: true } },
    },
  },
} satisfies Prisma.NoticeSelect

export type DueNotice = Prisma.NoticeGetPayload<{ select: typeof select }>

/** What is known once a notice was tried. */
export type Delivery = Pick<DueNotice, 'mailedAt' | 'pushedAt' | 'pushedTo'> & { dueAt: Date | null }

const idRows = z.array(z.object({ id: z.string() }))

/**
 * Takes one notice whose time has come until the lease ends, and counts the try: whoever dies with it leaves it to
 * the next one. Null when nothing is due.
 */
export async function claimDueNotice(at: Date, leaseUntil: Date): Promise<DueNotice | null> {
  const [row] = idRows.parse(
    await db().$queryRaw`
      UPDATE "Notice" SET "dueAt" = ${leaseUntil}, tries = tries + 1
      WHERE id = (SELECT id FROM "Notice" WHERE "dueAt" <= ${at}
        ORDER BY "dueAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id`,
  )
  return row ? db().notice.findUnique({ where: { id: row.id }, select }) : null
}

/** Keeps what came of a try, unless its lease ended and somebody else has it by now. */
export async function updateDelivery({ id, tries }: DueNotice, delivery: Delivery): Promise<void> {
  await db().notice.updateMany({ where: { id, tries }, data: delivery })
}
