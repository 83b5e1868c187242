import { AppError } from '#lib/errors.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import { findProgramme } from '#server/programmes/find-programme.ts'
import { slugSchema } from '#app/params.ts'

/** The public programme of a route's slug. Throws `NOT_FOUND`. */
export async function requireProgramme(slug: string): Promise<ProgrammeView> {
  const parsed = slugSchema.safeParse(slug)
  const programme = parsed.success ? await findProgramme(parsed.data) : null
  if (!programme) throw new AppError('NOT_FOUND', 'no such programme')
  return programme
}
