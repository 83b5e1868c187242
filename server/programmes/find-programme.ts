import type { ProgrammeView } from '#lib/programmes.ts'
import type { Actor } from '#lib/roles.ts'
import { refusalToWatch, type WatchRefusal } from '#lib/watch-rule.ts'
import { isKnownToViewers } from './plan.repo.ts'
import { findProgrammeBySlug, watchRuleOf } from './programme.repo.ts'
import { viewProgramme } from './view-programme.ts'

export type FoundProgramme = {
  programme: ProgrammeView
  /** Why this person may not watch it; its listing may be shown all the same unless it is for staff. */
  refusal: WatchRefusal | null
}

/** A programme that viewers know of by its slug, or null: drafts are known in the studio only. */
export async function findProgramme(slug: string, actor: Actor | null): Promise<FoundProgramme | null> {
  const row = await findProgrammeBySlug(slug)
  if (!row || !isKnownToViewers(row)) return null
  return { programme: viewProgramme(row), refusal: refusalToWatch(watchRuleOf(row), actor) }
}
