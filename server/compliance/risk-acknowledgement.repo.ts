import { db } from '#server/db.ts'

export type Acknowledgement = { viewerKey: string; programmeId: string; textHash: string }

/** Once each: the first time counts. */
export async function insertAcknowledgement(acknowledgement: Acknowledgement): Promise<void> {
  await db().riskAcknowledgement.createMany({ data: [acknowledgement], skipDuplicates: true })
}

export async function existsAcknowledgement(acknowledgement: Acknowledgement): Promise<boolean> {
  const row = await db().riskAcknowledgement.findUnique({
    where: { viewerKey_programmeId_textHash: acknowledgement },
    select: { createdAt: true },
  })
  return row !== null
}

export async function findRiskText(programmeId: string): Promise<string | null> {
  const row = await db().programme.findUnique({ where: { id: programmeId }, select: { riskText: true } })
  return row?.riskText ?? null
}
