import type { WatchRule } from '#lib/watch-rule.ts'
import { isPublicPlan } from './is-public-programme.ts'
import { findEntry } from './programme.repo.ts'

/** Who may enter a programme's room: `isPublic` as isPublicProgramme says, and who may watch; null when there is none. */
export type EntryRule = { isPublic: boolean; rule: WatchRule } | null

export async function readEntryRule(programmeId: string): Promise<EntryRule> {
  const row = await findEntry(programmeId)
  return row && { isPublic: isPublicPlan(row), rule: row.rule }
}
