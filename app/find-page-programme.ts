import { notFound } from 'next/navigation'
import { cache } from 'react'
import { findProgramme, type FoundProgramme } from '#server/programmes/find-programme.ts'
import { slugSchema } from './params.ts'
import { readActor } from './read-visitor.ts'

/** The programme of a page's slug, read once a request, and whether the visitor may watch it; a page that helps when there is none. */
export const findPageProgramme = cache(async (slug: string): Promise<FoundProgramme> => {
  const parsed = slugSchema.safeParse(slug)
  const found = parsed.success ? await findProgramme(parsed.data, await readActor()) : null
  return found ?? notFound()
})
