import type { QualityDesk } from '#media/health/quality-desk.ts'
import type { Audience } from './cache-rules.ts'
import { parseHlsPath, type HlsTarget } from './hls-path.ts'
import type { Playback } from './playback.ts'
import type { PreviewDoor } from './preview-door.ts'
import { renderText } from './rendered-playlist.ts'
import { sendStatus, sendText, type Exchange } from './send.ts'
import { serveExtra } from './serve-extra.ts'
import { sendMaster, servePicture } from './serve-picture.ts'
import type { ShowExtras } from './show-extras.ts'
import { guardSeconds, type Verdict, type WatchGuard } from './watch-guard.ts'

export type HlsHandlerOptions = {
  playback: Playback
  previewDoor: PreviewDoor
  guard: WatchGuard
  extras: ShowExtras
  quality: QualityDesk
}

type BroadcastAsked = Extract<HlsTarget, { broadcastId: string }>

/** Everything below /hls: playlists, bytes, pictures, and the crew's preview. */
export class HlsHandler {
  readonly #options: HlsHandlerOptions

  constructor(options: HlsHandlerOptions) {
    this.#options = options
  }

  async handle(exchange: Exchange): Promise<void> {
    const { request, response } = exchange
    const target = parseHlsPath(exchange.url.pathname)
    if (!target) return sendStatus(response, 404)
    const mayPost = target.kind === 'quality'
    if (request.method !== 'GET' && request.method !== 'HEAD' && !mayPost) return sendStatus(response, 405)
    if (target.kind === 'preview-health') return this.#sendHealth(exchange, target.slug)
    if (target.kind === 'preview-history') return this.#sendHistory(exchange, target.slug)
    if ('isPreview' in target && target.isPreview) return this.#servePreview(exchange, target)
    const verdict = await this.#options.guard.judge(target.slug, request.headers.cookie)
    if (verdict === 'sign-in' || verdict === 'refused') return sendStatus(response, statusOf[verdict])
    const audience = verdict
    if (target.kind === 'newest') return this.#sendNewest(exchange, target.slug, audience)
    if (target.kind === 'cover') return this.#sendCover(exchange, target.slug, audience)
    await this.#serveBroadcast(exchange, target, audience)
  }

  /**
   * Whether a cache in front may give this viewer what it holds for the original path (nginx: auth_request):
   * 204, 401 or 403. What nobody may have, and the preview, is refused by `handle` itself.
   */
  async judge(exchange: Exchange): Promise<void> {
    const { request, response } = exchange
    const asked = request.headers['x-original-uri']
    const url = typeof asked === 'string' ? URL.parse(asked, 'http://media') : null
    const target = url && parseHlsPath(url.pathname)
    const verdict = target
      ? await this.#options.guard.judge(target.slug, request.headers.cookie)
      : 'everybody'
    // Kept by nginx for so long, and by nobody else.
    const headers = { 'X-Accel-Expires': String(guardSeconds[verdict]), 'Cache-Control': 'no-store' }
    response.writeHead(statusOf[verdict], headers).end()
  }

  async #servePreview(exchange: Exchange, target: BroadcastAsked): Promise<void> {
    const { slug, broadcastId } = target
    const watchable = await this.#options.previewDoor.open(exchange.request, slug, broadcastId)
    if (!watchable || isExtra(target)) return sendStatus(exchange.response, 404)
    await servePicture(exchange, watchable, { target, audience: 'crew' })
  }

  async #serveBroadcast(exchange: Exchange, target: BroadcastAsked, audience: Audience): Promise<void> {
    const { slug, broadcastId } = target
    const watchable = await this.#options.playback.find(slug, broadcastId)
    if (!watchable) return sendStatus(exchange.response, 404)
    if (!isExtra(target)) return servePicture(exchange, watchable, { target, audience })
    await serveExtra(exchange, this.#options, { target, show: { slug, broadcastId }, audience })
  }

  async #sendNewest(exchange: Exchange, slug: string, audience: Audience): Promise<void> {
    const found = await this.#options.playback.findNewest(slug)
    if (!found) return sendStatus(exchange.response, 404)
    await sendMaster(exchange, found.watchable, { prefix: `${found.broadcastId}/`, audience })
  }

  /** The picture on the card of a programme for which the host set none. */
  async #sendCover(exchange: Exchange, slug: string, audience: Audience): Promise<void> {
    const found = await this.#options.playback.findNewest(slug)
    if (!found) return sendStatus(exchange.response, 404)
    const show = { slug, broadcastId: found.broadcastId }
    const target = { kind: 'poster' } as const
    await serveExtra(exchange, this.#options, { target, show, audience, isPassing: true })
  }

  async #sendHealth(exchange: Exchange, slug: string): Promise<void> {
    const health = await this.#options.previewDoor.health(exchange.request, slug)
    if (!health) return sendStatus(exchange.response, 404)
    sendToCrew(exchange, health)
  }

  async #sendHistory(exchange: Exchange, slug: string): Promise<void> {
    const sinceMs = Number(exchange.url.searchParams.get('since') ?? 0)
    if (!Number.isFinite(sinceMs)) return sendStatus(exchange.response, 400)
    const history = await this.#options.previewDoor.history(exchange.request, slug, sinceMs)
    if (!history) return sendStatus(exchange.response, 404)
    sendToCrew(exchange, history)
  }
}

const statusOf: Record<Verdict, number> = { everybody: 204, granted: 204, 'sign-in': 401, refused: 403 }

type ExtraAsked = Extract<
  BroadcastAsked,
  { kind: 'storyboard' | 'sheet' | 'poster' | 'download' | 'quality' }
>

function isExtra(target: BroadcastAsked): target is ExtraAsked {
  const { kind } = target
  return (
    kind === 'storyboard' ||
    kind === 'sheet' ||
    kind === 'poster' ||
    kind === 'download' ||
    kind === 'quality'
  )
}

function sendToCrew(exchange: Exchange, value: object): void {
  const body = renderText(JSON.stringify(value))
  sendText(exchange, body, { type: 'application/json', lifetime: 'never', audience: 'crew' })
}
