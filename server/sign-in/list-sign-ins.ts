import { deviceOf, type SignInView } from '#lib/device.ts'
import type { Actor } from '#lib/roles.ts'
import { now } from '#server/clock.ts'
import { findOwnSessions } from './session.repo.ts'

/** Where the person is signed in, the session that asks first. When one was used is known to the day. */
export async function listSignIns(actor: Actor, thisSessionId: string | null): Promise<SignInView[]> {
  const rows = await findOwnSessions(actor.userId, now())
  const views = rows.map(({ id, userAgent, createdAt, updatedAt }) => ({
    id,
    ...deviceOf(userAgent ?? ''),
    signedInAt: createdAt.getTime(),
    usedAt: updatedAt.getTime(),
    isThis: id === thisSessionId,
  }))
  return views.toSorted((a, b) => Number(b.isThis) - Number(a.isThis))
}
