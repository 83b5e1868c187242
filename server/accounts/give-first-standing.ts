import type { RoleGrant } from '#lib/roles.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { transaction } from '#server/db.ts'
import { insertGrant, insertQualification, setInstitution } from './account.repo.ts'

export type Standing = {
  institutionId: string | null
  grants: RoleGrant[]
  qualification?: { licenceNumber: string; employer: string; expiresAt: Date }
}

/**
 * Gives an account that was just made its institution, its roles, and to a host the licence, and writes down that it was
 * made. For seeds, commands and tests: it asks nobody's permission.
 */
export async function giveFirstStanding(userId: string, standing: Standing): Promise<void> {
  const { institutionId, grants, qualification } = standing
  await transaction(async (tx) => {
    await setInstitution(tx, userId, institutionId)
    for (const grant of grants) await insertGrant(tx, { userId, ...grant })
    if (qualification) await insertQualification(tx, userId, qualification)
    await writeAudit(tx, {
      actorId: null,
      act: 'account.create',
      objectKind: 'user',
      objectId: userId,
      detail: { roles: grants.map(({ role }) => role).join(' ') },
    })
  })
}
