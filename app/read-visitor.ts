import { headers } from 'next/headers'
import { cache } from 'react'
import type { Actor } from '#lib/roles.ts'
import { countUnread } from '#server/notices/list-notices.ts'
import { findActor } from '#server/sign-in/find-actor.ts'
import { findSession } from '#server/sign-in/find-session.ts'
import type { Visitor } from '#components/shell/site-header.tsx'

/** The request's actor, read once however many parts of the page ask. */
export const readActor = cache(async (): Promise<Actor | null> => findActor(await headers()))

/** Which of the actor's sign-ins the request comes from; null for a guest. */
export async function readSessionId(): Promise<string | null> {
  return (await findSession(await headers()))?.sessionId ?? null
}

/** What the page's frame shows of the actor. What they may do is decided by `authorize`, never by this. */
export async function readVisitor(): Promise<Visitor> {
  const actor = await readActor()
  if (!actor) return null
  const holds = (...roles: string[]) => actor.grants.some(({ role }) => roles.includes(role))
  return {
    name: actor.name,
    canHost: holds('host', 'programme-manager', 'admin'),
    canServe: holds('agent', 'supervisor'),
  }
}

export async function countNotices(): Promise<number> {
  const actor = await readActor()
  return actor ? countUnread(actor) : 0
}
