import type { WatchRule } from '#lib/watch-rule.ts'
import { findWatchRules } from './programme.repo.ts'

/** Who may watch, of several programmes at once, for those who look after open rooms. */
export async function listWatchRules(programmeIds: readonly string[]): Promise<Map<string, WatchRule>> {
  return findWatchRules(programmeIds)
}
