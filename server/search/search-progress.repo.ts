import type { SearchKind } from '#lib/search.ts'
import { db } from '#server/db.ts'

/** What changed before this is in the search as it is; the beginning of time when nothing is. */
export async function findSettled(kind: SearchKind): Promise<Date> {
  const row = await db().searchProgress.findUnique({ where: { kind }, select: { settledAt: true } })
  return row?.settledAt ?? new Date(0)
}

/** Two workers may come by here at once: it only goes forward. */
export async function saveSettled(kind: SearchKind, settledAt: Date): Promise<void> {
  await db().$executeRaw`
    INSERT INTO "SearchProgress" (kind, "settledAt") VALUES (${kind}, ${settledAt})
    ON CONFLICT (kind) DO UPDATE SET "settledAt" = greatest("SearchProgress"."settledAt", EXCLUDED."settledAt")`
}
