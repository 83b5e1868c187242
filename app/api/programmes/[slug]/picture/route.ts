import { requireProgramme } from '#app/api/require-programme.ts'
import { respondWith } from '#app/api/respond.ts'
import { drawOpenGraph } from '#app/share-picture/draw.ts'
import { pngAnswer } from '#app/share-picture/render-png.ts'
import { readShareWords } from '#app/share-picture/share-words.ts'

const freshSeconds = 300

/** What other sites show with a link to the programme (Open Graph, 1200 × 630). */
export function GET(
  request: Request,
  { params }: RouteContext<'/api/programmes/[slug]/picture'>,
): Promise<Response> {
  return respondWith(async () => {
    const { programme } = await requireProgramme(request, (await params).slug)
    return pngAnswer(drawOpenGraph(await readShareWords(programme), programme.slug), freshSeconds)
  })
}
