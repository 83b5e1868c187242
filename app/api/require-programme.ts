import { AppError } from '#lib/errors.ts'
import { findProgramme, type FoundProgramme } from '#server/programmes/find-programme.ts'
import { findActor } from '#server/sign-in/find-actor.ts'
import { slugSchema } from '#app/params.ts'

/** The programme of a route's slug as its caller may know it. Throws `NOT_FOUND`, and for staff's `SIGN_IN_REQUIRED` or `FORBIDDEN`. */
export async function requireProgramme(request: Request, slug: string): Promise<FoundProgramme> {
  const parsed = slugSchema.safeParse(slug)
  const found = parsed.success ? await findProgramme(parsed.data, await findActor(request.headers)) : null
  if (!found) throw new AppError('NOT_FOUND', 'no such programme')
  const { programme, refusal } = found
  if (refusal && programme.visibility === 'staff') throw new AppError(refusal, 'for staff only')
  return found
}
