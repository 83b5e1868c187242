import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { targetDurationSeconds } from '#lib/latency-mode.ts'
import { renderMasterPlaylist } from '#media/package/master-playlist.ts'
import { judgeReload, reloadRequestSchema, type ReloadRequest } from '#media/package/reload-request.ts'
import type { Timeline } from '#media/package/timeline.ts'
import { parseHlsPath, type BroadcastTarget } from './hls-path.ts'
import type { Playback } from './playback.ts'
import type { PreviewDoor } from './preview-door.ts'
import { renderText, renderTimeline } from './rendered-playlist.ts'
import { forNobodyElse, sendPiece, sendStatus, sendText } from './send.ts'
import type { Piece, Watchable } from './watchable.ts'

export type Exchange = { request: IncomingMessage; response: ServerResponse; url: URL }

/** Longest that a request waits for media. */
const maxHoldMs = 2 * targetDurationSeconds * 1_000

/** While the first pictures are being made, this often somebody looks whether all renditions have one. */
const lookAgainMs = 50

/** A blocking request names what it waits for, so its answer may be shared for a moment. */
const blockingCacheControl = `public, max-age=${targetDurationSeconds}`

/** Everything below /hls: playlists, bytes, and the crew's preview. */
export class HlsHandler {
  readonly #playback: Playback
  readonly #previewDoor: PreviewDoor

  constructor(options: { playback: Playback; previewDoor: PreviewDoor }) {
    this.#playback = options.playback
    this.#previewDoor = options.previewDoor
  }

  async handle(exchange: Exchange): Promise<void> {
    const target = parseHlsPath(exchange.url.pathname)
    if (!target) return sendStatus(exchange.response, 404)
    if (target.kind === 'newest') return this.#sendNewest(exchange, target.slug)
    if (target.kind === 'preview-health') return this.#sendHealth(exchange, target.slug)
    const { slug, broadcastId, isPreview } = target
    const watchable = isPreview
      ? await this.#previewDoor.open(exchange.request, slug, broadcastId)
      : await this.#playback.find(slug, broadcastId)
    if (!watchable) return sendStatus(exchange.response, 404)
    await serve(exchange, watchable, { target, isPrivate: isPreview })
  }

  async #sendNewest(exchange: Exchange, slug: string): Promise<void> {
    const found = await this.#playback.findNewest(slug)
    if (!found) return sendStatus(exchange.response, 404)
    await sendMaster(exchange, found.watchable, { prefix: `${found.broadcastId}/`, isPrivate: false })
  }

  async #sendHealth(exchange: Exchange, slug: string): Promise<void> {
    const health = await this.#previewDoor.health(exchange.request, slug)
    if (!health) return sendStatus(exchange.response, 404)
    sendText(exchange, renderText(JSON.stringify(health)), {
      type: 'application/json',
      cacheControl: 'no-store',
    })
  }
}

async function serve(
  exchange: Exchange,
  watchable: Watchable,
  asked: { target: BroadcastTarget; isPrivate: boolean },
): Promise<void> {
  const { target, isPrivate } = asked
  if (target.kind === 'master') return sendMaster(exchange, watchable, { prefix: '', isPrivate })
  if (target.kind === 'playlist') {
    return sendPlaylist(exchange, watchable, { rendition: target.rendition, isPrivate })
  }
  const piece = await findPiece(exchange, watchable, target)
  if (!piece) return sendStatus(exchange.response, 404)
  await sendPiece(exchange, piece, asked)
}

async function findPiece(
  exchange: Exchange,
  watchable: Watchable,
  target: Extract<BroadcastTarget, { epoch: number }>,
): Promise<Piece | null> {
  const { epoch, rendition } = target
  if (target.kind === 'init') return watchable.init(epoch, rendition, target.name)
  if (target.kind === 'segment') return watchable.segment(epoch, rendition, target.msn)
  const { msn, part } = target
  return watchable.part({ epoch, rendition, msn, part }, holdSignal(exchange))
}

/** The first picture may be a keyframe away: who comes that early waits for it rather than fails. */
async function sendMaster(
  exchange: Exchange,
  watchable: Watchable,
  asked: { prefix: string; isPrivate: boolean },
): Promise<void> {
  const signal = holdSignal(exchange)
  while (!watchable.isComplete() && !signal.aborted) await delay(lookAgainMs)
  const variants = watchable.variants()
  if (variants.length === 0) return sendStatus(exchange.response, 404)
  const body = renderText(renderMasterPlaylist(variants, asked.prefix))
  sendText(exchange, body, { cacheControl: asked.isPrivate ? forNobodyElse : 'no-cache' })
}

async function sendPlaylist(
  exchange: Exchange,
  watchable: Watchable,
  { rendition, isPrivate }: { rendition: string; isPrivate: boolean },
): Promise<void> {
  const asked = reloadRequestSchema.safeParse(Object.fromEntries(exchange.url.searchParams))
  if (!asked.success) return sendStatus(exchange.response, 400)
  const timeline = watchable.timeline(rendition)
  if (!timeline) return sendStatus(exchange.response, 404)
  const outcome = await reload(timeline, asked.data, holdSignal(exchange))
  if (outcome === 'bad-request') return sendStatus(exchange.response, 400)
  // A playlist is never empty: before the first part there is none.
  if (timeline.isEmpty) return sendStatus(exchange.response, 404)
  const isReached = outcome === 'answer' && asked.data.msn !== undefined && timeline.position().isFlowing
  const shared = isReached ? blockingCacheControl : 'no-cache'
  const body = renderTimeline(timeline, asked.data.isDelta)
  sendText(exchange, body, { cacheControl: isPrivate ? forNobodyElse : shared })
}

/** Waits until the playlist holds what was asked for, no longer than the signal. */
async function reload(
  timeline: Timeline,
  request: ReloadRequest,
  signal: AbortSignal,
): Promise<'answer' | 'wait' | 'bad-request'> {
  while (timeline.isEmpty && !signal.aborted) await timeline.whenChanged(signal)
  let judged = judgeReload(request, timeline.position())
  while (judged === 'wait' && !signal.aborted) {
    await timeline.whenChanged(signal)
    judged = judgeReload(request, timeline.position())
  }
  return judged
}

function holdSignal({ response }: Exchange): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return AbortSignal.any([gone.signal, AbortSignal.timeout(maxHoldMs)])
}
