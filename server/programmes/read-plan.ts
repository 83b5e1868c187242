import { AppError } from '#lib/errors.ts'
import type { PlanView } from '#lib/programme-plan.ts'
import { findPlans, readPlanNotice } from './plan.repo.ts'

/** When the show is planned. Throws `NOT_FOUND`. */
export async function readPlan(
  programmeId: string,
): Promise<{ state: string; startsAt: Date; endsAt: Date }> {
  const [row] = await findPlans([programmeId])
  if (!row) throw new AppError('NOT_FOUND', `no programme ${programmeId}`)
  const { state, startsAt, minutes } = row
  return { state, startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }
}

/** What rooms tell of their plans, by programme. */
export async function viewPlans(programmeIds: readonly string[]): Promise<Map<string, PlanView>> {
  const rows = await findPlans(programmeIds)
  return new Map(
    rows.map((row) => [row.id, { startsAt: row.startsAt.getTime(), notice: readPlanNotice(row) }]),
  )
}

export async function viewPlan(programmeId: string): Promise<PlanView> {
  const plan = (await viewPlans([programmeId])).get(programmeId)
  if (!plan) throw new AppError('NOT_FOUND', `no programme ${programmeId}`)
  return plan
}
