import type { Tx } from '#server/db.ts'

export type NewProduct = {
  institutionId: string
  code: string
  name: string
  summary: string
  kind: 'deposit' | 'fund' | 'wealth' | 'insurance' | 'service'
  riskLevel: number
  /** Full years; 18 unless said. */
  minimumAge?: number
  /** ISO 3166 codes where it may be offered; everywhere unless said. */
  regions?: string[]
  /** What to read instead when it does not suit: http(s), or a path of ours. */
  educationUrl?: string | null
}

export async function insertProduct(tx: Tx, product: NewProduct): Promise<string> {
  const row = await tx.product.create({ data: product, select: { id: true } })
  return row.id
}

export async function insertAssessment(
  tx: Tx,
  assessment: {
    userId: string
    level: number
    assessedAt: Date
    expiresAt: Date
    questionnaire?: string
    answers?: Record<string, number>
    score?: number
  },
): Promise<string> {
  const row = await tx.riskAssessment.create({ data: assessment, select: { id: true } })
  return row.id
}
