import { findPlans, isOpenToViewers } from './plan.repo.ts'

/** Whether anybody may enter the programme's room: it is approved, or was, and is kept. Null when there is none. */
export async function isPublicProgramme(programmeId: string): Promise<boolean | null> {
  const [plan] = await findPlans([programmeId])
  return plan ? isOpenToViewers(plan) : null
}
