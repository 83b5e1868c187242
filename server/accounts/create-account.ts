import type { RoleGrant } from '#lib/roles.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { transaction } from '#server/db.ts'
import { insertGrant, insertQualification, setInstitution } from './account.repo.ts'
import { auth } from './auth.ts'
import { hashPassword } from './passwords.ts'

export type NewAccount = {
  email: string
  name: string
  password: string
  institutionId: string | null
  grants: RoleGrant[]
  qualification?: { licenceNumber: string; employer: string; expiresAt: Date }
}

/** Makes an account that can sign in by e-mail and password, with its roles; returns its id. */
export async function createAccount(account: NewAccount): Promise<string> {
  const { internalAdapter } = await auth().$context
  const user = await internalAdapter.createUser(
    { email: account.email, name: account.name, emailVerified: true },
    { method: 'admin' },
  )
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await hashPassword(account.password),
  })
  await transaction(async (tx) => {
    await setInstitution(tx, user.id, account.institutionId)
    for (const grant of account.grants) await insertGrant(tx, { userId: user.id, ...grant })
    if (account.qualification) await insertQualification(tx, user.id, account.qualification)
    await writeAudit(tx, {
      actorId: null,
      act: 'account.create',
      objectKind: 'user',
      objectId: user.id,
      detail: { roles: account.grants.map(({ role }) => role).join(' ') },
    })
  })
  return user.id
}
