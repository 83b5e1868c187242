import { findNewestShownBroadcast } from './broadcast.repo.ts'

/** The last broadcast of a programme that was on air, whoever may watch it now, or null: for those who asked `authorize`. */
export async function findNewestBroadcastId(programmeId: string): Promise<string | null> {
  return findNewestShownBroadcast(programmeId)
}
