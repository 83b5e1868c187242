import type { Tx } from '#server/db.ts'

export type AuditEntry = {
  /** Null when the system acted by itself (grace period, schedule). */
  actorId: string | null
  /** What was done, verb last: `question.hand-off`. */
  act: string
  objectKind: string
  objectId: string
  /** Ids and states only, no personal data. */
  detail?: Record<string, string | number | null>
}

export async function insertAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.create({
    data: {
      actorId: entry.actorId,
      act: entry.act,
      objectKind: entry.objectKind,
      objectId: entry.objectId,
      detail: entry.detail ?? {},
    },
    select: { id: true },
  })
}
