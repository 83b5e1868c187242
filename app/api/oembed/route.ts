import { z } from 'zod'
import { AppError } from '#lib/errors.ts'
import { respondWith } from '#app/api/respond.ts'
import { parseRequest } from '#app/parse-request.ts'
import { embedSnippet } from '#components/sharing/embed-snippet.ts'
import { publicUrl } from '#server/env.ts'
import { findProgramme } from '#server/programmes/find-programme.ts'
import { findSharedPlace } from './find-shared-place.ts'

const size = z.coerce.number().int().min(100).max(4_000)
const querySchema = z.object({
  url: z.url().max(500),
  maxwidth: size.optional(),
  maxheight: size.optional(),
  format: z.string().default('json'),
})

/** How other sites show a link to a public programme or to one recording of it (oEmbed 1.0, json). */
export function GET(request: Request): Promise<Response> {
  return respondWith(async () => {
    const query = parseRequest(querySchema, Object.fromEntries(new URL(request.url).searchParams))
    // oEmbed 1.0 §2.3.4: a format that is not offered.
    if (query.format !== 'json') return new Response(null, { status: 501 })
    return Response.json(await describe(query), { headers: { 'cache-control': 'no-store' } })
  })
}

async function describe({ url, maxwidth = 960, maxheight = 4_000 }: z.infer<typeof querySchema>) {
  const place = await findSharedPlace(url)
  const found = place === null ? null : await findProgramme(place.slug, null)
  if (place === null || found?.programme.visibility !== 'public')
    throw new AppError('NOT_FOUND', 'nothing to embed')
  const { title, institution } = found.programme
  const width = Math.round(Math.min(maxwidth, (maxheight * 16) / 10))
  return {
    version: '1.0',
    type: 'video',
    provider_name: 'Caibo',
    provider_url: publicUrl(),
    title,
    author_name: institution,
    thumbnail_url: `${publicUrl()}/api/programmes/${place.slug}/picture`,
    thumbnail_width: 1_200,
    thumbnail_height: 630,
    html: embedSnippet(publicUrl(), { ...place, title }),
    width,
    height: Math.round((width * 10) / 16),
  }
}
