import type { PlanChange, PlanView } from '#lib/programme-plan.ts'
import { planChanges } from '#lib/plan-change-kind.ts'
import { db, type Tx } from '#server/db.ts'

const select = {
  id: true,
  state: true,
  startsAt: true,
  minutes: true,
  noticeKind: true,
  noticeReason: true,
  plannedAt: true,
} as const

export type PlanRow = {
  id: string
  state: string
  startsAt: Date
  minutes: number
  noticeKind: string | null
  noticeReason: string | null
  plannedAt: Date | null
}

export function findPlans(programmeIds: readonly string[]): Promise<PlanRow[]> {
  return db().programme.findMany({ where: { id: { in: [...programmeIds] } }, select })
}

/** The new plan on the programme's row, which the caller holds; calendars learn of another date and of no show at all. */
export async function updatePlan(tx: Tx, programmeId: string, change: PlanChange): Promise<Date> {
  const before = await tx.programme.findUniqueOrThrow({ where: { id: programmeId }, select })
  const isPutOff = change.kind === 'postponed'
  const { startsAt } = await tx.programme.update({
    where: { id: programmeId },
    data: {
      noticeKind: change.kind,
      noticeReason: change.reason,
      ...(change.kind === 'late' ? {} : { calendarSequence: { increment: 1 } }),
      ...(isPutOff
        ? { startsAt: new Date(change.startsAt), plannedAt: before.plannedAt ?? before.startsAt }
        : {}),
    },
    select: { startsAt: true },
  })
  return startsAt
}

/** What the host last said of the plan; null when all is as planned. */
export function readPlanNotice({
  noticeKind,
  noticeReason,
  plannedAt,
}: Pick<PlanRow, 'noticeKind' | 'noticeReason' | 'plannedAt'>): PlanView['notice'] {
  const kind = planChanges.find((known) => known === noticeKind)
  if (!kind) return null
  return { kind, reason: noticeReason ?? '', plannedAt: plannedAt?.getTime() ?? null }
}

/** Approved, or cancelled after viewers had heard of it: then its page says so. */
export function isKnownToViewers({ state, noticeKind }: Pick<PlanRow, 'state' | 'noticeKind'>): boolean {
  return state === 'approved' || (state === 'cancelled' && noticeKind === 'cancelled')
}

/** That, and what was archived: its room is kept. */
export function isOpenToViewers(plan: Pick<PlanRow, 'state' | 'noticeKind'>): boolean {
  return isKnownToViewers(plan) || plan.state === 'archived'
}
