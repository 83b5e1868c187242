import type { ProgrammeView } from '#lib/programmes.ts'
import type { Actor } from '#lib/roles.ts'
import { refusalToWatch } from '#lib/watch-rule.ts'
import { isKnownToViewers } from './plan.repo.ts'
import { listProgrammesById, watchRuleOf } from './programme.repo.ts'
import { viewProgramme } from './view-programme.ts'

/** These programmes as far as the person may know of them, by their start. */
export async function listProgrammes(ids: readonly string[], actor: Actor | null): Promise<ProgrammeView[]> {
  const rows = await listProgrammesById(ids)
  const mine = rows.filter((row) => isKnownToViewers(row) && refusalToWatch(watchRuleOf(row), actor) === null)
  return mine.map(viewProgramme).toSorted((left, right) => left.startsAt - right.startsAt)
}
