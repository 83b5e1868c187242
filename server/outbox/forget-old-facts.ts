import { now } from '#server/clock.ts'
import { deleteFactsBefore } from './outbox-read.repo.ts'

const keptDays = 7

/**
 * Deletes facts that nobody can still need one by one: after a week away a client has missed more
 * than a catch-up carries, or takes the snapshot. Counters stay. Returns how many.
 */
export function forgetOldFacts(): Promise<number> {
  return deleteFactsBefore(new Date(now().getTime() - keptDays * 86_400_000))
}
