import type { GatePlace } from '#lib/shelf.ts'
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

/** The person's risk assessments, the latest first. */
export function findAssessments(userId: string, most: number) {
  return db().riskAssessment.findMany({
    where: { userId },
    orderBy: { assessedAt: 'desc' },
    take: most,
    select: { id: true, level: true, assessedAt: true, expiresAt: true },
  })
}

/** What the bank knows of the person and the gate must. */
export async function findPersonalFacts(
  userId: string,
): Promise<{ birthDate: Date | null; region: string | null }> {
  const row = await db().user.findUnique({ where: { id: userId }, select: { birthDate: true, region: true } })
  return { birthDate: row?.birthDate ?? null, region: row?.region ?? null }
}

export type DecisionRow = {
  userId: string | null
  productId: string
  productVersion: number
  programmeId: string
  riskLevel: number
  viewerLevel: number | null
  outcome: GateOutcome
  /** Where the card stood. */
  place: GatePlace
}

export async function insertDecision(row: DecisionRow): Promise<void> {
  await db().gateDecision.create({ data: row, select: { id: true } })
}
