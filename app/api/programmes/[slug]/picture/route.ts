import { requireProgramme } from '#app/api/require-programme.ts'
import { respondWith } from '#app/api/respond.ts'
import { drawOpenGraph } from '#app/share-picture/draw.ts'
import { pictureAnswer } from '#app/share-picture/picture-answer.ts'

const freshSeconds = 300

/** What other sites show with a link to the programme (Open Graph, 1200 × 630). */
export function GET(
  request: Request,
  { params }: RouteContext<'/api/programmes/[slug]/picture'>,
): Promise<Response> {
  return respondWith(async () => {
    const { programme } = await requireProgramme(request, (await params).slug)
    return pictureAnswer(request, {
      programme,
      seconds: freshSeconds,
      draw: (words) => drawOpenGraph(words, programme.slug),
    })
  })
}
