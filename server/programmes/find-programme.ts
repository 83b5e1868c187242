import type { ProgrammeView } from '#lib/programmes.ts'
import { findProgrammeBySlug } from './programme.repo.ts'
import { viewProgramme } from './view-programme.ts'

/** An approved programme by its slug, or null: drafts are known in the studio only. */
export async function findProgramme(slug: string): Promise<ProgrammeView | null> {
  const row = await findProgrammeBySlug(slug)
  if (row?.state !== 'approved') return null
  return viewProgramme(row)
}
