import type { Actor } from '#lib/roles.ts'
import { auth } from './auth.ts'
import { verifyPassword } from './passwords.ts'

/** Whether this is the person's own password; an account without one has none to be right. */
export async function isOwnPassword(actor: Actor, password: string): Promise<boolean> {
  const { internalAdapter } = await auth().$context
  const accounts = await internalAdapter.findAccounts(actor.userId)
  const hash = accounts.find(({ providerId }) => providerId === 'credential')?.password
  return typeof hash === 'string' && verifyPassword({ hash, password })
}
