import { AppError } from '#lib/errors.ts'
import type { Actor } from '#lib/roles.ts'
import type { Tx } from '#server/db.ts'
import { lockOpenAccounts } from './account.repo.ts'

/** Those among the people whose accounts are not erased, nor can be before the transaction ends. */
export function holdAccounts(tx: Tx, userIds: readonly string[]): Promise<string[]> {
  return lockOpenAccounts(tx, userIds)
}

/** For what is kept under a person's name: an erasure comes before it or after it. Throws `SIGN_IN_REQUIRED`. */
export async function holdAccount(tx: Tx, { userId }: Actor): Promise<void> {
  const open = await lockOpenAccounts(tx, [userId])
  if (open.length === 0) throw new AppError('SIGN_IN_REQUIRED', `account ${userId} was erased`)
}
