import { z } from 'zod'
import { AppError } from '#lib/errors.ts'
import { slugSchema } from '#app/params.ts'
import { respond } from '#app/api/respond.ts'
import { parseRequest } from '#app/parse-request.ts'
import { embedSnippet } from '#components/sharing/embed-snippet.ts'
import { publicUrl, trustedOrigins } from '#server/env.ts'
import { findProgramme } from '#server/programmes/find-programme.ts'

const size = z.coerce.number().int().min(100).max(4_000)
const querySchema = z.object({
  url: z.url().max(500),
  maxwidth: size.optional(),
  maxheight: size.optional(),
  format: z.literal('json').default('json'),
})

/** How other sites show a link to a public programme (oEmbed 1.0, json). */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    const query = parseRequest(querySchema, Object.fromEntries(new URL(request.url).searchParams))
    const slug = slugOf(query.url)
    const found = slug === null ? null : await findProgramme(slug, null)
    if (!found || found.programme.visibility !== 'public') throw new AppError('NOT_FOUND', 'nothing to embed')
    const { title, institution } = found.programme
    const width = Math.round(Math.min(query.maxwidth ?? 960, ((query.maxheight ?? 4_000) * 16) / 9))
    return {
      version: '1.0',
      type: 'video',
      provider_name: 'Caibo',
      provider_url: publicUrl(),
      title,
      author_name: institution,
      thumbnail_url: `${publicUrl()}/api/programmes/${found.programme.slug}/picture`,
      thumbnail_width: 1_200,
      thumbnail_height: 630,
      html: embedSnippet(publicUrl(), found.programme.slug, title),
      width,
      height: Math.round((width * 9) / 16),
    }
  })
}

/** The programme that one of our addresses names. */
function slugOf(address: string): string | null {
  const { origin, pathname } = new URL(address)
  const named = /^\/(?:live|replay|embed)\/([^/]+)/.exec(pathname)?.[1]
  const slug = slugSchema.safeParse(named)
  return trustedOrigins().includes(origin) && slug.success ? slug.data : null
}
