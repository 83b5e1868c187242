import { z } from 'zod'
import type { PlanChange } from '#lib/programme-plan.ts'
import type { Tx } from '#server/db.ts'

/** One change of a show's plan at a time, so that an act which comes twice is known the second time. */
export async function lockPlan(tx: Tx, programmeId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('plan'), hashtext(${programmeId}))`
}

export async function existsTelling(tx: Tx, programmeId: string, clientId: string): Promise<boolean> {
  const row = await tx.planTelling.findUnique({
    where: { programmeId_clientId: { programmeId, clientId } },
    select: { clientId: true },
  })
  return row !== null
}

export async function insertTelling(
  tx: Tx,
  telling: Pick<PlanChange, 'kind' | 'reason' | 'clientId'> & {
    programmeId: string
    startsAt: Date
    createdAt: Date
  },
): Promise<void> {
  await tx.planTelling.create({ data: telling, select: { clientId: true } })
}

const openRows = z.array(
  z.object({
    programmeId: z.string(),
    clientId: z.string(),
    kind: z.string(),
    reason: z.string(),
    startsAt: z.date(),
    createdAt: z.date(),
    toldUpTo: z.string().nullable(),
  }),
)
export type OpenTelling = z.infer<typeof openRows>[number]

/** The oldest change that not everyone has been told and no other worker is at; held until the transaction ends. */
export async function lockOpenTelling(tx: Tx): Promise<OpenTelling | null> {
  const [row] = openRows.parse(
    await tx.$queryRaw`
      SELECT "programmeId", "clientId", kind, reason, "startsAt", "createdAt", "toldUpTo" FROM "PlanTelling"
      WHERE "doneAt" IS NULL ORDER BY "createdAt" LIMIT 1 FOR UPDATE SKIP LOCKED`,
  )
  return row ?? null
}

export async function updateTelling(
  tx: Tx,
  { programmeId, clientId }: OpenTelling,
  values: { toldUpTo: string | null; doneAt: Date | null },
): Promise<void> {
  await tx.planTelling.update({
    where: { programmeId_clientId: { programmeId, clientId } },
    data: values,
    select: { clientId: true },
  })
}
