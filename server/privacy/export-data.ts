import type { Actor } from '#lib/roles.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { findPersonData } from './person-data.repo.ts'

/** Everything that is kept under the person's name, for them to take along; that they took it is kept, too. */
export async function exportData(actor: Actor): Promise<object> {
  const data = await findPersonData(actor.userId)
  await transaction((tx) =>
    writeAudit(tx, {
      actorId: actor.userId,
      act: 'account.export',
      objectKind: 'user',
      objectId: actor.userId,
    }),
  )
  return { exportedAt: now().toISOString(), ...data }
}
