import { giveFirstStanding, type Standing } from '#server/accounts/give-first-standing.ts'
import { auth } from './auth.ts'
import { hashPassword } from './passwords.ts'

export type NewAccount = Standing & { email: string; name: string; password: string }

/** Makes an account that can sign in by e-mail and password, with its roles; returns its id. */
export async function createAccount(account: NewAccount): Promise<string> {
  const { email, name, password, ...standing } = account
  const { internalAdapter } = await auth().$context
  const user = await internalAdapter.createUser({ email, name, emailVerified: true }, { method: 'admin' })
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await hashPassword(password),
  })
  await giveFirstStanding(user.id, standing)
  return user.id
}
