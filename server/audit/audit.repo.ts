import type { Tx } from '#server/db.ts'
import type { AuditEntry } from './write-audit.ts'

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
