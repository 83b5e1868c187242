import type { Actor } from '#lib/roles.ts'
import { findUserIdByEmail } from './account.repo.ts'
import { readActor } from './read-actor.ts'

/** The person of an address, for commands that name people so; null when there is none. */
export async function findActorByEmail(email: string): Promise<Actor | null> {
  const userId = await findUserIdByEmail(email.trim().toLowerCase())
  return userId === null ? null : readActor(userId)
}
