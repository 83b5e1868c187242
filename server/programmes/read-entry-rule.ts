import type { WatchRule } from '#lib/watch-rule.ts'
import { isOpenToViewers } from './plan.repo.ts'
import { findEntryRow } from './programme.repo.ts'

/** Who may enter a programme's room: `isPublic` as isPublicProgramme says, and who may watch; null when there is none. */
export type EntryRule = { isPublic: boolean; rule: WatchRule } | null

export async function readEntryRule(programmeId: string): Promise<EntryRule> {
  const row = await findEntryRow(programmeId)
  return row && { isPublic: isOpenToViewers(row), rule: row.rule }
}
