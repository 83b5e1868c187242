import type { ProgrammePhase, ProgrammeView } from '#lib/programmes.ts'
import type { Actor } from '#lib/roles.ts'
import { refusalToWatch } from '#lib/watch-rule.ts'
import { now } from '#server/clock.ts'
import { listListedProgrammes, watchRuleOf, type ProgrammeRow } from './programme.repo.ts'
import { viewProgramme } from './view-programme.ts'

/** How many programmes the schedule shows at most. */
const shown = 200

const order: Record<ProgrammePhase, number> = { live: 0, interrupted: 0, upcoming: 1, replay: 2, over: 3 }

/**
 * Every approved programme, and those cancelled whose day is still to come: live, then upcoming by its start, then replays with the newest first. One for
 * staff is listed to those who may watch it; one for accounts to everybody.
 */
export async function listSchedule(actor: Actor | null): Promise<ProgrammeView[]> {
  return viewListed(await readListed(), actor)
}

export function readListed(): Promise<ProgrammeRow[]> {
  return listListedProgrammes(shown, now())
}

/** Of these programmes, those listed to the person, in the schedule's order. */
export function viewListed(rows: readonly ProgrammeRow[], actor: Actor | null): ProgrammeView[] {
  const listed = rows.filter(
    (row) => row.visibility !== 'staff' || refusalToWatch(watchRuleOf(row), actor) === null,
  )
  return listed.map(viewProgramme).toSorted(byPhaseThenTime)
}

function byPhaseThenTime(left: ProgrammeView, right: ProgrammeView): number {
  if (order[left.phase] !== order[right.phase]) return order[left.phase] - order[right.phase]
  const earlierFirst = left.startsAt - right.startsAt
  return left.phase === 'upcoming' ? earlierFirst : -earlierFirst
}
