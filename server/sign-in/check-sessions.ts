import type { RoleGrant } from '#lib/roles.ts'
import { readGrants } from '#server/accounts/read-grants.ts'
import { now } from '#server/clock.ts'
import { findLiveSessions } from './session.repo.ts'

/** For connections that stay open: which sessions still hold, and the roles of their people now. */
export async function checkSessions(
  sessions: readonly { sessionId: string; userId: string }[],
): Promise<{ live: Set<string>; grants: Map<string, RoleGrant[]> }> {
  const [live, grants] = await Promise.all([
    findLiveSessions(
      sessions.map(({ sessionId }) => sessionId),
      now(),
    ),
    readGrants([...new Set(sessions.map(({ userId }) => userId))]),
  ])
  return { live, grants }
}
