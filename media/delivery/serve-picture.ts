import { setTimeout as delay } from 'node:timers/promises'
import { targetDurationSeconds } from '#lib/latency-mode.ts'
import { judgeReload, readReloadRequest, type ReloadRequest } from '#media/package/reload-request.ts'
import type { Timeline } from '#media/package/timeline.ts'
import type { Audience } from './cache-rules.ts'
import type { WatchTarget } from './hls-path.ts'
import { renderMaster, renderTimeline } from './rendered-playlist.ts'
import { sendPiece, sendStatus, sendText, type Exchange } from './send.ts'
import type { Piece, Watchable } from './watchable.ts'

/** Longest that a request waits for media. */
const maxHoldMs = 2 * targetDurationSeconds * 1_000

/** While the first pictures are being made, this often somebody looks whether all renditions have one. */
const lookAgainMs = 50

/** Answers a request for a playlist or for media bytes of a broadcast. */
export async function servePicture(
  exchange: Exchange,
  watchable: Watchable,
  { target, audience }: { target: WatchTarget; audience: Audience },
): Promise<void> {
  if (target.kind === 'master') return sendMaster(exchange, watchable, { prefix: '', audience })
  if (target.kind === 'playlist') {
    return sendPlaylist(exchange, watchable, { rendition: target.rendition, audience })
  }
  const piece = await findPiece(exchange, watchable, target)
  if (!piece) return sendStatus(exchange.response, 404)
  await sendPiece(exchange, piece, { lifetime: 'for-ever', audience })
}

/** The first picture may be a keyframe away: who comes that early waits for it rather than fails. */
export async function sendMaster(
  exchange: Exchange,
  watchable: Watchable,
  { prefix, audience }: { prefix: string; audience: Audience },
): Promise<void> {
  if (!watchable.isComplete()) {
    const signal = holdSignal(exchange)
    while (!signal.aborted && !(await lookAgain(watchable)));
  }
  const body = renderMaster(watchable, prefix)
  if (!body) return sendStatus(exchange.response, 404)
  sendText(exchange, body, { lifetime: 'newest', audience })
}

const looks = new WeakMap<Watchable, Promise<boolean>>()

/** Whether the master playlist is complete a moment later: one look for all who wait. */
function lookAgain(watchable: Watchable): Promise<boolean> {
  const known = looks.get(watchable)
  if (known) return known
  const look = delay(lookAgainMs).then(() => {
    looks.delete(watchable)
    return watchable.isComplete()
  })
  looks.set(watchable, look)
  return look
}

async function findPiece(
  exchange: Exchange,
  watchable: Watchable,
  target: Extract<WatchTarget, { epoch: number }>,
): Promise<Piece | null> {
  const { epoch, rendition } = target
  if (target.kind === 'init') return watchable.init(epoch, rendition, target.name)
  if (target.kind === 'segment') return watchable.segment(epoch, rendition, target.msn)
  const { msn, part } = target
  return watchable.part({ epoch, rendition, msn, part }, () => holdSignal(exchange))
}

async function sendPlaylist(
  exchange: Exchange,
  watchable: Watchable,
  { rendition, audience }: { rendition: string; audience: Audience },
): Promise<void> {
  const asked = readReloadRequest(exchange.url.search)
  if (!asked) return sendStatus(exchange.response, 400)
  const timeline = watchable.timeline(rendition)
  if (!timeline) return sendStatus(exchange.response, 404)
  const outcome = await reload(exchange, timeline, asked)
  if (outcome === 'bad-request') return sendStatus(exchange.response, 400)
  // A playlist is never empty: before the first part there is none.
  if (timeline.isEmpty) return sendStatus(exchange.response, 404)
  // An answer that holds what was asked for by number may be shared; during an interruption it would hide its end.
  const isReached = outcome === 'answer' && asked.msn !== undefined && timeline.position().isFlowing
  const body = renderTimeline(timeline, { isDelta: asked.isDelta, all: watchable.timelines() })
  sendText(exchange, body, { lifetime: isReached ? 'blocking' : 'newest', audience })
}

/** Waits until the playlist holds what was asked for, no longer than `maxHoldMs`. */
async function reload(
  exchange: Exchange,
  timeline: Timeline,
  request: ReloadRequest,
): Promise<'answer' | 'wait' | 'bad-request'> {
  let judged = judgeReload(request, timeline.position())
  if (judged !== 'wait' && !timeline.isEmpty) return judged
  const signal = holdSignal(exchange)
  while (timeline.isEmpty && !signal.aborted) await timeline.whenChanged(signal)
  judged = judgeReload(request, timeline.position())
  while (judged === 'wait' && !signal.aborted) {
    await timeline.whenChanged(signal)
    judged = judgeReload(request, timeline.position())
  }
  return judged
}

/** Fires when the client left or has waited long enough. */
function holdSignal({ response }: Exchange): AbortSignal {
  const held = new AbortController()
  const timer = setTimeout(() => held.abort(), maxHoldMs)
  response.once('close', () => {
    clearTimeout(timer)
    held.abort()
  })
  return held.signal
}
