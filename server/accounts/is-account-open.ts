import { findAccounts } from './account.repo.ts'

/** Whether somebody may sign in to the account: one that was erased is nobody's. */
export async function isAccountOpen(userId: string): Promise<boolean> {
  return (await findAccounts([userId])).has(userId)
}
