import { z } from 'zod'
import { AppError } from '#lib/errors.ts'
import { requireProgramme } from '#app/api/require-programme.ts'
import { respondWith } from '#app/api/respond.ts'
import { parseRequest } from '#app/parse-request.ts'
import { drawPoster } from '#app/share-picture/draw.ts'
import { pictureAnswer } from '#app/share-picture/picture-answer.ts'
import { findSharedPath, shortUrl } from '#server/sharing/share.ts'

const querySchema = z.object({ code: z.string().regex(/^[a-z0-9]{8}$/) })
const freshSeconds = 60

/** A picture to pass on, with the short link as a QR code (1080 × 1920). */
export function GET(
  request: Request,
  { params }: RouteContext<'/api/programmes/[slug]/poster'>,
): Promise<Response> {
  return respondWith(async () => {
    const { programme } = await requireProgramme(request, (await params).slug)
    const { code } = parseRequest(querySchema, { code: new URL(request.url).searchParams.get('code') })
    const [, , slug, broadcastId = null] = (await findSharedPath(code)).split('/')
    if (slug !== programme.slug) throw new AppError('NOT_FOUND', 'a link to something else')
    return pictureAnswer(request, {
      programme,
      broadcastId,
      seconds: freshSeconds,
      draw: (words) => drawPoster(words, programme.slug, shortUrl(code)),
    })
  })
}
