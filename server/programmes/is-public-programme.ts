import { findPlans, isKnownToViewers } from './plan.repo.ts'

/** Whether anybody may enter the programme's room: it is approved, or was, and is kept. Null when there is none. */
export async function isPublicProgramme(programmeId: string): Promise<boolean | null> {
  const [plan] = await findPlans([programmeId])
  return plan ? isPublicPlan(plan) : null
}

export function isPublicPlan(plan: Parameters<typeof isKnownToViewers>[0]): boolean {
  return isKnownToViewers(plan) || plan.state === 'archived'
}
