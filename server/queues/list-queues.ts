import type { Actor } from '#lib/roles.ts'
import { findQueues } from './queue.repo.ts'

/** The queues in which this person works: those of the institutions where they are agent or supervisor. */
export async function listQueues(actor: Actor): Promise<{ id: string; slug: string; name: string }[]> {
  const grants = actor.grants.filter(({ role }) => role === 'agent' || role === 'supervisor')
  if (grants.length === 0) return []
  const isGroupWide = grants.some((grant) => grant.institutionId === null)
  const institutionIds = grants.flatMap((grant) => grant.institutionId ?? [])
  const queues = await findQueues(isGroupWide ? 'all' : institutionIds)
  return queues.map(({ id, slug, name }) => ({ id, slug, name }))
}
