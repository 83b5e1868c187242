import type { Follow } from '#lib/follows.ts'
import type { Actor } from '#lib/roles.ts'
import type { Following } from '#components/follow/follow-button.tsx'
import { followAction } from '#app/follow-actions.ts'
import { listFollows } from '#server/follows/follow.ts'

/** What the visitor follows, for the buttons of a page. */
export async function readFollowing(actor: Actor | null): Promise<Following> {
  return followingOf(actor ? await listFollows(actor) : [], actor !== null)
}

export function followingOf(follows: readonly Follow[], isSignedIn: boolean): Following {
  return {
    keys: follows.map(({ kind, target }) => `${kind} ${target}`),
    isSignedIn,
    follow: followAction,
  }
}
