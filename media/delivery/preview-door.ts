import type { IncomingMessage } from 'node:http'
import { AppError } from '#lib/errors.ts'
import type { LatencyMode } from '#lib/latency-mode.ts'
import type { BroadcastState } from '#lib/broadcast-state.ts'
import type { Broadcast } from '#media/broadcast.ts'
import type { Broadcasts } from '#media/live/broadcasts.ts'
import type { IngestHealth } from '#media/ingest/ingest-meter.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { findActor } from '#server/accounts/find-actor.ts'
import { findProgrammeId } from '#server/programmes/find-programme-id.ts'
import { RecentlyAsked } from './recently-asked.ts'
import { watchChannel } from './watch-live.ts'
import type { Watchable } from './watchable.ts'

/** What the studio shows of the stream that arrives. */
export type PreviewHealth = {
  encoderConnected: boolean
  broadcastId: string
  state: BroadcastState
  latencyMode: LatencyMode
  width: number | null
  height: number | null
  hasVideo: boolean
  hasAudio: boolean
  /** The source is passed on as it is, not re-encoded. */
  sourceCopied: boolean
  /** The disk refuses the recording at the moment. */
  recordingFailing: boolean
} & Omit<IngestHealth, 'silentForMs'>

/** A role taken away closes the preview within this; a player asks several times a second. */
const allowedMs = 2_000

/** Without the database a role taken away cannot be heard of: the permission ends by itself. */
const mostStaleMs = 60_000

/** Lets the crew, and nobody else, see a broadcast before it is public. */
export class PreviewDoor {
  readonly #broadcasts: Broadcasts
  readonly #allowed = new RecentlyAsked<boolean>({
    freshMs: () => allowedMs,
    most: 500,
    mostStaleMs,
  })

  constructor(broadcasts: Broadcasts) {
    this.#broadcasts = broadcasts
  }

  async open(request: IncomingMessage, slug: string, broadcastId: string): Promise<Watchable | null> {
    const broadcast = this.#broadcasts.find(broadcastId)
    if (broadcast?.facts.slug !== slug || !(await this.#mayWatch(request, broadcast.facts.programmeId)))
      return null
    return watchChannel(broadcast.preview, null)
  }

  /** Without a run the crew is told just that. */
  async health(
    request: IncomingMessage,
    slug: string,
  ): Promise<PreviewHealth | { encoderConnected: false } | null> {
    const broadcast = this.#broadcasts.findBySlug(slug)
    const programmeId = broadcast?.facts.programmeId ?? (await findProgrammeId(slug))
    if (programmeId === null || !(await this.#mayWatch(request, programmeId))) return null
    return broadcast ? readHealth(broadcast) : { encoderConnected: false }
  }

  async #mayWatch(request: IncomingMessage, programmeId: string): Promise<boolean> {
    const { cookie } = request.headers
    if (cookie === undefined) return false
    return this.#allowed.get(`${programmeId} ${cookie}`, () => mayWatch(cookie, programmeId))
  }
}

async function mayWatch(cookie: string, programmeId: string): Promise<boolean> {
  try {
    await authorize(await findActor(new Headers({ cookie })), 'preview:watch', { programmeId })
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

function readHealth(broadcast: Broadcast): PreviewHealth {
  const { encoder, facts } = broadcast
  const { width, height, hasAudio, hasVideo } = encoder?.profile ?? {
    width: null,
    height: null,
    hasAudio: false,
    hasVideo: false,
  }
  const { bitrateKbps, fps, keyframeSeconds, droppedFrames } = encoder?.health() ?? {
    ...{ bitrateKbps: 0, fps: 0, keyframeSeconds: null, droppedFrames: 0 },
  }
  return {
    ...{ encoderConnected: encoder !== null, broadcastId: facts.broadcastId, state: broadcast.state },
    ...{ latencyMode: facts.latencyMode, width, height, hasVideo, hasAudio },
    ...{ sourceCopied: broadcast.isSourceCopied, recordingFailing: broadcast.recorder.isFailing },
    ...{ bitrateKbps, fps, keyframeSeconds, droppedFrames },
  }
}
