import type { Actor } from '#lib/roles.ts'
import { findAccount } from './account.repo.ts'

/** The person with the roles held at this moment, or null when the account is gone. */
export async function readActor(userId: string): Promise<Actor | null> {
  const account = await findAccount(userId)
  return account && { userId, name: account.name, grants: account.grants }
}
