import { APIError } from 'better-auth/api'
import { isAccountOpen } from '#server/accounts/is-account-open.ts'

/** For what the sign-in service makes for an account: an erased one gets neither a password nor a session again. */
export async function openAccountsOnly({ userId }: { userId: string }): Promise<void> {
  if (!(await isAccountOpen(userId)))
    throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'no such account' })
}
