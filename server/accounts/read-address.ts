import type { Actor } from '#lib/roles.ts'
import { findAddress } from './account.repo.ts'

/** Where the person's letters go, and whether they have said that it is theirs. */
export function readAddress(actor: Actor): Promise<{ email: string; isVerified: boolean }> {
  return findAddress(actor.userId)
}
