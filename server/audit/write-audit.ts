import type { Tx } from '#server/db.ts'
import { insertAudit, type AuditEntry } from './audit.repo.ts'

/** Writes the evidence of an act in the act's own transaction: both stand or neither does. */
export async function writeAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await insertAudit(tx, entry)
}
