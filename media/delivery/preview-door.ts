import type { IncomingMessage } from 'node:http'
import { AppError } from '#lib/errors.ts'
import type { HealthHistory, IngestHealth } from '#lib/ingest-health.ts'
import type { LatencyMode } from '#lib/latency-mode.ts'
import type { BroadcastState } from '#lib/broadcast-state.ts'
import type { Broadcast } from '#media/broadcast.ts'
import type { HealthDesk } from '#media/health/health-desk.ts'
import { HistoryLog } from '#media/health/health-history.ts'
import type { Broadcasts } from '#media/runs/broadcasts.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { findNewestBroadcastId } from '#server/programmes/find-newest-broadcast-id.ts'
import { findProgrammeId } from '#server/programmes/find-programme-id.ts'
import { findActor } from '#server/sign-in/find-actor.ts'
import { recordingFolder } from '#media/store/recording.ts'
import { RecentlyAsked } from './recently-asked.ts'
import { watchChannel } from './watch-live.ts'
import type { Watchable } from './watchable.ts'

/** What the studio shows of the stream that arrives. */
export type PreviewHealth = IngestHealth & {
  broadcastId: string
  state: BroadcastState
  latencyMode: LatencyMode
}

export type PreviewDoorOptions = {
  broadcasts: Pick<Broadcasts, 'find' | 'findBySlug'>
  health: Pick<HealthDesk, 'read' | 'history'>
  dataDir: string
}

/** A role taken away closes the preview within this; a player asks several times a second. */
const allowedMs = 2_000

/** Without the database a role taken away cannot be heard of: the permission ends by itself. */
const mostStaleMs = 60_000

/** Which programme a slug means hardly changes; one that was just made is found this soon. */
const namedMs = 60_000
const unnamedMs = 1_000

const noTracks = { width: null, height: null, hasAudio: false, hasVideo: false }
const nothingArrives = { bitrateKbps: 0, fps: 0, keyframeSeconds: null, droppedFrames: 0 }

/** Lets the crew, and nobody else, see a broadcast before it is public. */
export class PreviewDoor {
  readonly #options: PreviewDoorOptions
  readonly #programmeIds = new RecentlyAsked<string | null>({
    freshMs: (programmeId) => (programmeId === null ? unnamedMs : namedMs),
    most: 500,
  })
  readonly #allowed = new RecentlyAsked<boolean>({
    freshMs: () => allowedMs,
    most: 500,
    mostStaleMs,
  })

  constructor(options: PreviewDoorOptions) {
    this.#options = options
  }

  async open(request: IncomingMessage, slug: string, broadcastId: string): Promise<Watchable | null> {
    const broadcast = this.#options.broadcasts.find(broadcastId)
    if (broadcast?.facts.slug !== slug || !(await this.#mayWatch(request, broadcast.facts.programmeId)))
      return null
    return watchChannel(broadcast.preview, null)
  }

  /** Without a run the crew is told just that. */
  async health(
    request: IncomingMessage,
    slug: string,
  ): Promise<PreviewHealth | { encoderConnected: false } | null> {
    const broadcast = this.#options.broadcasts.findBySlug(slug)
    if ((await this.#openedFor(request, slug)) === null) return null
    return broadcast ? this.#read(broadcast) : { encoderConnected: false }
  }

  /** The figures of the running show, else of the last one, later than a moment of wall time. */
  async history(request: IncomingMessage, slug: string, sinceMs: number): Promise<HealthHistory | null> {
    const { broadcasts, health, dataDir } = this.#options
    const programmeId = await this.#openedFor(request, slug)
    if (programmeId === null) return null
    const running = broadcasts.findBySlug(slug)
    if (running) return health.history(running, sinceMs)
    const broadcastId = await findNewestBroadcastId(programmeId)
    if (broadcastId === null) return null
    const log = new HistoryLog(recordingFolder(dataDir, slug, broadcastId))
    await log.load()
    return log.read(sinceMs)
  }

  #read(broadcast: Broadcast): PreviewHealth {
    const { encoder, facts, isSourceCopied, recorder, state } = broadcast
    const { width, height, hasAudio, hasVideo } = encoder?.profile ?? noTracks
    const { bitrateKbps, fps, keyframeSeconds, droppedFrames } = encoder?.health() ?? nothingArrives
    return {
      ...{ encoderConnected: encoder !== null, broadcastId: facts.broadcastId, state },
      ...{ latencyMode: facts.latencyMode, width, height, hasVideo, hasAudio },
      ...{ sourceCopied: isSourceCopied, recordingFailing: recorder.isFailing },
      ...{ bitrateKbps, fps, keyframeSeconds, droppedFrames },
      ...this.#options.health.read(broadcast),
    }
  }

  /** The programme, to its crew alone. Guests have no cookie: nothing is asked for them. */
  async #openedFor(request: IncomingMessage, slug: string): Promise<string | null> {
    if (request.headers.cookie === undefined) return null
    const running = this.#options.broadcasts.findBySlug(slug)?.facts.programmeId
    const programmeId = running ?? (await this.#programmeIds.get(slug, () => findProgrammeId(slug)))
    return programmeId !== null && (await this.#mayWatch(request, programmeId)) ? programmeId : null
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
