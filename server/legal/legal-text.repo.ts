import { db, type Tx } from '#server/db.ts'

const select = {
  title: true,
  body: true,
  language: true,
  version: true,
  publishedAt: true,
  institution: { select: { slug: true, name: true } },
} as const

/** Published texts of a kind, the newest version of each institution and language first. */
export function findLegalTexts(kind: string) {
  return db().legalText.findMany({
    where: { kind, publishedAt: { not: null } },
    orderBy: [{ institution: { createdAt: 'asc' } }, { version: 'desc' }],
    distinct: ['institutionId', 'language'],
    select,
  })
}

export async function insertLegalText(
  tx: Tx,
  text: {
    institutionId: string
    kind: string
    language: string
    title: string
    body: string
    reviewedBy: string
    publishedAt: Date
  },
): Promise<{ id: string; version: number }> {
  const { institutionId, kind, language } = text
  // One writer at a time: the numbers of versions have no gap and no double.
  await tx.$queryRaw`SELECT id FROM "Institution" WHERE id = ${institutionId} FOR NO KEY UPDATE`
  const { _max } = await tx.legalText.aggregate({
    where: { institutionId, kind, language },
    _max: { version: true },
  })
  return tx.legalText.create({
    data: { ...text, version: (_max.version ?? 0) + 1 },
    select: { id: true, version: true },
  })
}
