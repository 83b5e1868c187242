import { db } from '#server/db.ts'

/** Which of the sessions may still be used. */
export async function findLiveSessions(sessionIds: readonly string[], at: Date): Promise<Set<string>> {
  const rows = await db().session.findMany({
    where: { id: { in: [...sessionIds] }, expiresAt: { gt: at } },
    select: { id: true },
  })
  return new Set(rows.map((row) => row.id))
}

/** By their tokens, those that may still be used. */
export async function findSessionsByToken(
  tokens: readonly string[],
  at: Date,
): Promise<Map<string, { id: string; userId: string }>> {
  const rows = await db().session.findMany({
    where: { token: { in: [...tokens] }, expiresAt: { gt: at } },
    select: { id: true, token: true, userId: true },
  })
  return new Map(rows.map(({ token, ...session }) => [token, session]))
}

/** The person's sessions that still hold, the last used first, at most 100. */
export function findOwnSessions(userId: string, at: Date) {
  return db().session.findMany({
    where: { userId, expiresAt: { gt: at } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: 100,
    select: { id: true, userAgent: true, createdAt: true, updatedAt: true },
  })
}

/** The token of the session when it is this person's; it must not leave the server. */
export async function findOwnToken(userId: string, sessionId: string): Promise<string | null> {
  const row = await db().session.findUnique({ where: { id: sessionId, userId }, select: { token: true } })
  return row?.token ?? null
}
