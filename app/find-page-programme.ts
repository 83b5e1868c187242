import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import { findProgramme } from '#server/programmes/find-programme.ts'
import { slugSchema } from './params.ts'

/** The public programme of a page's slug, read once a request; a page that helps when there is none. */
export const findPageProgramme = cache(async (slug: string): Promise<ProgrammeView> => {
  const parsed = slugSchema.safeParse(slug)
  const programme = parsed.success ? await findProgramme(parsed.data) : null
  return programme ?? notFound()
})
