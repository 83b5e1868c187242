import type { Actor } from '#lib/roles.ts'
import { BatchedReads } from '#server/batched-reads.ts'
import { findAccounts } from './account.repo.ts'

/** Everybody who signs in, opens a page or comes back after a break is read here. */
const accounts = new BatchedReads(findAccounts)

/** The person with the roles held at this moment, or null when the account is gone. */
export async function readActor(userId: string): Promise<Actor | null> {
  const account = await accounts.read(userId)
  return account && { userId, name: account.name, grants: account.grants }
}
