import type { Tx } from '#server/db.ts'
import { insertAudit } from './audit.repo.ts'

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

/** Writes the evidence of an act in the act's own transaction: both stand or neither does. */
export async function writeAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await insertAudit(tx, entry)
}
