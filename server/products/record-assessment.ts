import { writeAudit } from '#server/audit/write-audit.ts'
import { transaction } from '#server/db.ts'
import { insertAssessment } from './product-write.repo.ts'

/** A risk assessment holds for twelve months from its day. */
const validMonths = 12

/** Notes a viewer's assessed level C1–C5; the newest one counts. */
export async function recordAssessment(assessment: {
  userId: string
  level: 1 | 2 | 3 | 4 | 5
  assessedAt: Date
  /** What was filled in here; left out when the bank says the level. */
  filled?: { questionnaire: string; answers: Record<string, number>; score: number }
}): Promise<void> {
  const expiresAt = new Date(assessment.assessedAt)
  expiresAt.setUTCMonth(expiresAt.getUTCMonth() + validMonths)
  await transaction(async (tx) => {
    const { filled, ...result } = assessment
    const id = await insertAssessment(tx, { ...result, ...filled, expiresAt })
    await writeAudit(tx, {
      actorId: assessment.userId,
      act: 'risk-assessment.record',
      objectKind: 'risk-assessment',
      objectId: id,
      detail: { level: assessment.level, questionnaire: assessment.filled?.questionnaire ?? null },
    })
  })
}
