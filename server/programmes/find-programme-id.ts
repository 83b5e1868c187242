import { findProgrammeIdBySlug } from './programme.repo.ts'

/** The programme behind a slug in whatever state, or null: for those who then ask `authorize`. */
export async function findProgrammeId(slug: string): Promise<string | null> {
  return findProgrammeIdBySlug(slug)
}
