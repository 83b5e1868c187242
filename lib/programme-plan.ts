import { z } from 'zod'
import { planChanges } from '#lib/plan-change-kind.ts'

/** When a show is planned, and what its host says of that. */
export const planViewSchema = z.object({
  startsAt: z.number(),
  notice: z
    .object({
      kind: z.enum(planChanges),
      reason: z.string(),
      /** What the start was before it was put off. */
      plannedAt: z.number().nullable(),
    })
    .nullable(),
})
export type PlanView = z.infer<typeof planViewSchema>

const reason = z.string().trim().min(1).max(200)
/** Of the host's act: repeated, it has one effect. */
const clientId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)

export const planChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('late'), reason, clientId }),
  z.object({ kind: z.literal('postponed'), reason, clientId, startsAt: z.number().int() }),
  z.object({ kind: z.literal('cancelled'), reason, clientId }),
])
export type PlanChange = z.infer<typeof planChangeSchema>
