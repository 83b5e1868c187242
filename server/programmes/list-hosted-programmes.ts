import { holdsRole, type Actor } from '#lib/roles.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import { listProgrammesHostedBy, listProgrammesOf, type ProgrammeRow } from './programme.repo.ts'
import { viewProgramme } from './view-programme.ts'

/** The programmes an actor may run: a host's own, a manager's institutions'. */
export async function listHostedProgrammes(actor: Actor): Promise<ProgrammeView[]> {
  const managing = actor.grants.filter(({ role }) => role === 'programme-manager' || role === 'admin')
  const institutionIds = managing.flatMap(({ institutionId }) => institutionId ?? [])
  const seesAll = managing.some(({ institutionId }) => institutionId === null)
  const [own, managed] = await Promise.all([
    listProgrammesHostedBy(actor.userId),
    managing.length === 0 ? [] : listProgrammesOf(seesAll ? null : institutionIds),
  ])
  const mine = own.filter((row) => holdsRole(actor, ['host'], row.institutionId))
  const byId = new Map<string, ProgrammeRow>([...mine, ...managed].map((row) => [row.id, row]))
  return [...byId.values()].map(viewProgramme)
}
