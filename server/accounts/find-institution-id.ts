import { findInstitutionBySlug } from './organisation.repo.ts'

/** The institution of this slug; null when there is none. */
export async function findInstitutionId(slug: string): Promise<string | null> {
  return (await findInstitutionBySlug(slug))?.id ?? null
}
