import type { ProgrammePhase, ProgrammeView } from '#lib/programmes.ts'
import { listApprovedProgrammes } from './programme.repo.ts'
import { viewProgramme } from './view-programme.ts'

/** How many programmes the schedule shows at most. */
const shown = 200

const order: Record<ProgrammePhase, number> = { live: 0, interrupted: 0, upcoming: 1, replay: 2, over: 3 }

/** Every approved programme: live, then upcoming by its start, then replays with the newest first. */
export async function listSchedule(): Promise<ProgrammeView[]> {
  const rows = await listApprovedProgrammes(shown)
  return rows.map(viewProgramme).toSorted(byPhaseThenTime)
}

function byPhaseThenTime(left: ProgrammeView, right: ProgrammeView): number {
  if (order[left.phase] !== order[right.phase]) return order[left.phase] - order[right.phase]
  const earlierFirst = left.startsAt - right.startsAt
  return left.phase === 'upcoming' ? earlierFirst : -earlierFirst
}
