import { readActor } from '#server/accounts/read-actor.ts'
import type { SignedIn } from '#server/accounts/signed-in.ts'
import { BatchedReads } from '#server/batched-reads.ts'
import { now } from '#server/clock.ts'
import { readSessionToken } from './session-cookie.ts'
import { findSessionsByToken } from './session.repo.ts'

/** A crowd that comes back waits a moment for one reading of all. */
const gapMs = 50
const sessions = new BatchedReads((tokens: string[]) => findSessionsByToken(tokens, now()), gapMs)

/**
 * The session behind a handshake's cookie and whose it is; null for a guest. The answer of `findSession`, without the
 * sign-in service: thousands come back in a second, and its code would be a third of what the process loads before.
 * It does not prolong the session, which pages do.
 */
export async function findSocketSession(cookieHeader: string): Promise<SignedIn | null> {
  const token = readSessionToken(cookieHeader)
  const found = token === null ? null : await sessions.read(token)
  const actor = found && (await readActor(found.userId))
  return found && actor && { sessionId: found.id, actor }
}
