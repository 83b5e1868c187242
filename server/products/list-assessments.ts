import type { AssessmentResult } from '#lib/assessment-result.ts'
import type { CapacityLevel } from '#lib/questionnaire.ts'
import type { Actor } from '#lib/roles.ts'
import { now } from '#server/clock.ts'
import { findAssessments } from './gate.repo.ts'

const levels: readonly CapacityLevel[] = [1, 2, 3, 4, 5]
const most = 20

/** The person's risk assessments, the one that counts first, at most 20. */
export async function listAssessments(actor: Actor): Promise<AssessmentResult[]> {
  const rows = await findAssessments(actor.userId, most)
  return rows.flatMap(({ id, level: stored, assessedAt, expiresAt }) => {
    const level = levels.find((known) => known === stored)
    if (level === undefined) return []
    const times = { assessedAt: assessedAt.getTime(), expiresAt: expiresAt.getTime() }
    return [{ id, level, ...times, isExpired: expiresAt <= now() }]
  })
}
