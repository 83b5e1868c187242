import type { GateOutcome } from '#lib/suitability.ts'
import { db } from '#server/db.ts'

export type Assessment = { level: number; expiresAt: Date }

/** The person's latest risk assessment; an older, better one does not count. */
export function findLatestAssessment(userId: string): Promise<Assessment | null> {
  return db().riskAssessment.findFirst({
    where: { userId },
    orderBy: { assessedAt: 'desc' },
    select: { level: true, expiresAt: true },
  })
}

export type DecisionRow = {
  userId: string | null
  productId: string
  productVersion: number
  programmeId: string
  riskLevel: number
  viewerLevel: number | null
  outcome: GateOutcome
}

export async function insertDecision(row: DecisionRow): Promise<void> {
  await db().gateDecision.create({ data: row, select: { id: true } })
}
