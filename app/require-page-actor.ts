import { redirect } from 'next/navigation'
import type { Actor } from '#lib/roles.ts'
import { readActor } from './read-visitor.ts'

/** The actor of a page that needs one; a guest is led to the door and back again. */
export async function requirePageActor(path: string): Promise<Actor> {
  return (await readActor()) ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`)
}
