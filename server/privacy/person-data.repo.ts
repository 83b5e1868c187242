import { viewerKeyOf } from '#server/audience/visitor.ts'
import { db, type Tx } from '#server/db.ts'

const most = 20_000
const programme = { select: { slug: true, title: true } } as const

/** All that is kept under a person's name, as they may have it (PIPL art. 45). */
export async function findPersonData(userId: string) {
  const account = await findAccountData(userId)
  const { subscriptions, ...others } = account
  return {
    ...others,
    // The rest of an endpoint is a secret of the browser's.
    pushed: subscriptions.map(({ endpoint, createdAt }) => ({ service: new URL(endpoint).host, createdAt })),
    ...(await findTraces(userId)),
  }
}

/** What names the person by a key alone, being kept of guests, too. */
async function findTraces(userId: string) {
  const viewer = { where: { viewerKey: viewerKeyOf({ userId }) }, take: most }
  const likes = { count: true, mediaTimeMs: true, createdAt: true, programme } as const
  const attendances = { enteredAt: true, leftAt: true, programme } as const
  const decisions = {
    ...{ outcome: true, riskLevel: true, viewerLevel: true, place: true, createdAt: true },
    product: { select: { code: true, name: true } },
  } as const
  // Not its words: they are another person's.
  const message = { select: { programme } } as const
  return {
    likes: await db().likeBatch.findMany({ ...viewer, select: likes }),
    attendances: await db().attendance.findMany({ ...viewer, select: attendances }),
    riskAcknowledgements: await db().riskAcknowledgement.findMany({
      ...viewer,
      select: { programmeId: true, textHash: true, createdAt: true },
    }),
    decisions: await db().gateDecision.findMany({ where: { userId }, take: most, select: decisions }),
    reports: await db().chatReport.findMany({
      where: { reporterId: userId },
      take: most,
      select: { reason: true, createdAt: true, settledAt: true, message },
    }),
    shareLinks: await db().shareLink.findMany({
      where: { promoterId: userId },
      take: most,
      select: { code: true, createdAt: true, programme },
    }),
    noticeSettings: await db().noticeSetting.findMany({
      where: { userId },
      select: { kind: true, channel: true, isOn: true },
    }),
  }
}

function findAccountData(userId: string) {
  return db().user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      name: true,
      email: true,
      emailVerified: true,
      locale: true,
      birthDate: true,
      region: true,
      createdAt: true,
      sessions: {
        take: most,
        select: { ipAddress: true, userAgent: true, createdAt: true, expiresAt: true },
      },
      subscriptions: { take: most, select: { endpoint: true, createdAt: true } },
      follows: { take: most, select: { kind: true, target: true, createdAt: true } },
      reminders: { take: most, select: { createdAt: true, programme } },
      watched: { take: most, select: { positionMs: true, updatedAt: true, programme } },
      messages: { take: most, select: { text: true, createdAt: true, programme } },
      questions: {
        take: most,
        select: {
          text: true,
          state: true,
          createdAt: true,
          programme,
          answers: { select: { text: true, visibility: true, createdAt: true } },
        },
      },
      votes: { take: most, select: { questionId: true, createdAt: true } },
      assessments: { take: most },
      notices: { take: most, select: { kind: true, detail: true, createdAt: true } },
      blocking: { take: most, select: { blockedId: true } },
    },
  })
}

/**
 * Takes away what is personal. What regulators want kept (words that were said, decisions about products, evidence)
 * stays under a name that says nothing. Returns whether there was such an account, not erased before.
 */
export async function erasePerson(tx: Tx, userId: string, at: Date): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, erasedAt: null },
    data: {
      ...{ name: '已注销用户', email: `${userId}@erased.invalid`, emailVerified: false, image: null },
      ...{ locale: null, birthDate: null, region: null, erasedAt: at },
    },
  })
  const where = { userId }
  await tx.session.deleteMany({ where })
  await tx.account.deleteMany({ where })
  await tx.reminder.deleteMany({ where })
  // Nobody sets a new password by a letter of before.
  await tx.verification.deleteMany({ where: { value: userId } })
  await tx.follow.deleteMany({ where })
  await tx.pushSubscription.deleteMany({ where })
  await tx.notice.deleteMany({ where })
  await tx.noticeSetting.deleteMany({ where })
  await tx.watchProgress.deleteMany({ where })
  await tx.block.deleteMany({ where: { OR: [{ blockerId: userId }, { blockedId: userId }] } })
  await tx.shareLink.updateMany({ where: { promoterId: userId }, data: { promoterId: null } })
  return count === 1
}
