import { now } from '#server/clock.ts'
import { extendLeases } from './conversation.repo.ts'
import { leaseMs } from './lease.ts'

/** Says that these agents are here: what they hold stays theirs. */
export async function renewLeases(agentIds: readonly string[]): Promise<void> {
  if (agentIds.length > 0) await extendLeases(agentIds, new Date(now().getTime() + leaseMs))
}
