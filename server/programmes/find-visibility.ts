import type { Visibility } from '#lib/programmes.ts'
import { findProgrammeIdBySlug, findWatchRule } from './programme.repo.ts'

/** Who a programme is for, by its slug; null when there is no such programme. */
export async function findVisibility(
  slug: string,
): Promise<{ programmeId: string; visibility: Visibility } | null> {
  const programmeId = await findProgrammeIdBySlug(slug)
  const rule = programmeId === null ? null : await findWatchRule(programmeId)
  return programmeId !== null && rule ? { programmeId, visibility: rule.visibility } : null
}
