import { requireProgramme } from '#app/api/require-programme.ts'
import { respond } from '#app/api/respond.ts'
import { drawOpenGraph } from '#app/share-picture/draw.ts'
import { pngAnswer, renderPng } from '#app/share-picture/render-png.ts'
import { readShareWords } from '#app/share-picture/share-words.ts'

const freshSeconds = 300

/** What other sites show with a link to the programme (Open Graph, 1200 × 630). */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/programmes/[slug]/picture'>,
): Promise<Response> {
  let png = new Uint8Array()
  const answer = await respond(async () => {
    const { programme } = await requireProgramme(request, (await params).slug)
    png = await renderPng(drawOpenGraph(await readShareWords(programme), programme.slug))
    return null
  })
  return answer.ok ? pngAnswer(png, freshSeconds) : answer
}
