import { findPreviousEnd } from './broadcast.repo.ts'

/**
 * Since when words in the programme's room belong to its present show: the running or the newest one,
 * with what was said while waiting for it.
 */
export async function findShowStart(programmeId: string): Promise<Date> {
  return (await findPreviousEnd(programmeId)) ?? new Date(0)
}
