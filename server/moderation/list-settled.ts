import type { FactData } from '#lib/events.ts'
import type { HeldWords } from '#lib/moderation.ts'
import type { Actor } from '#lib/roles.ts'
import { findShowStart } from '#server/programmes/find-show-start.ts'
import { findOwnHeld, findRefused, findRemovedIds } from './settle.repo.ts'

const mostShown = 50

/** What of these messages was taken from the room. */
export async function listRemoved(ids: readonly string[]): Promise<Map<string, FactData<'chat:removed'>>> {
  return new Map((await findRemovedIds(ids)).map((id) => [id, { id }]))
}

/** Refused words, as their author alone is told; whoever delivers them must deliver to that person only. */
export async function listRefused(
  ids: readonly string[],
): Promise<{ id: string; authorId: string; refused: FactData<'chat:refused'> }[]> {
  return (await findRefused(ids)).map(({ id, authorId, clientId }) => ({
    id,
    authorId,
    refused: { clientId },
  }))
}

/** One's own words of the present show that a moderator has not read yet. */
export async function listOwnHeld(actor: Actor, programmeId: string): Promise<HeldWords[]> {
  const since = await findShowStart(programmeId)
  const held = await findOwnHeld(actor.userId, programmeId, { since, most: mostShown })
  return held.map(({ clientId, text, createdAt }) => ({ clientId, text, at: createdAt.getTime() }))
}
