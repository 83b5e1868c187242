import type { WatchRule } from '#lib/watch-rule.ts'
import { isPublicProgramme } from './is-public-programme.ts'
import { findWatchRule } from './programme.repo.ts'

/** Who may enter a programme's room: `isPublic` as isPublicProgramme says, and who may watch; null when there is none. */
export type EntryRule = { isPublic: boolean; rule: WatchRule } | null

export async function readEntryRule(programmeId: string): Promise<EntryRule> {
  const [isPublic, rule] = await Promise.all([isPublicProgramme(programmeId), findWatchRule(programmeId)])
  return isPublic === null || rule === null ? null : { isPublic, rule }
}
