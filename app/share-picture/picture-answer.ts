import { negotiateLocale } from '#lib/locale.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import { callerAddress } from '#server/caller-address.ts'
import { makeLimit } from '#server/rate-limit.ts'
import { renderPng } from './render-png.ts'
import { readShareWords, type ShareWords } from './share-words.ts'

/** A chat's server fetches the pictures of many links; whoever wants more is not looking at them. */
const limitPictures = makeLimit('pictures', { points: 120, seconds: 60 })

type Drawing = {
  programme: ProgrammeView
  /** The recording that it leads to, if it is of one. */
  broadcastId?: string | null
  /** So long it may be kept. */
  seconds: number
  draw: (words: ShareWords) => string
}

/**
 * The picture as PNG. Its language is the address's (`lang`), else the programme's, and never the reader's: what a
 * shared cache keeps is right for everybody. It keeps only what anybody may watch. Throws `RATE_LIMITED`, `UNAVAILABLE`.
 */
export async function pictureAnswer(
  request: Request,
  { programme, broadcastId = null, seconds, draw }: Drawing,
): Promise<Response> {
  await limitPictures(callerAddress(request.headers))
  const named = new URL(request.url).searchParams.get('lang') ?? undefined
  const locale = negotiateLocale(named, programme.language)
  const words = await readShareWords(programme, { locale, broadcastId })
  const scope = programme.visibility === 'public' ? 'public' : 'private'
  return new Response(await renderPng(draw(words)), {
    headers: { 'content-type': 'image/png', 'cache-control': `${scope}, max-age=${seconds}` },
  })
}
