import { isLive } from '#lib/broadcast-state.ts'
import type { Broadcast } from '#media/broadcast.ts'
import type { Broadcasts } from '#media/runs/broadcasts.ts'
import { Recording, recordingFolder } from '#media/store/recording.ts'
import {
  findBroadcastForPlayback,
  type PlayableBroadcast,
} from '#server/programmes/find-broadcast-for-playback.ts'
import { RecentlyAsked } from './recently-asked.ts'
import { watchChannel } from './watch-live.ts'
import { watchRecording } from './watch-recording.ts'
import type { Watchable } from './watchable.ts'

/** A withdrawn replay is gone within this; a flood of viewers costs one query in it. */
const permissionMs = 2_000

/** What is not public can be so in the next moment: players come the instant they hear of it. */
const refusalMs = 200

/** Where nothing could be read, the disk may say more soon: it is asked again after this. */
const unreadMs = 1_000

/** Recordings that stay open; each is some hundred kilobytes of segment list. */
const openRecordings = 50

/** Finds what the public may watch: live runs of this process first, then recordings the database allows. */
export class Playback {
  readonly #broadcasts: Broadcasts
  readonly #dataDir: string
  readonly #permissions = new RecentlyAsked<PlayableBroadcast | null>({
    freshMs: (allowed) => (allowed ? permissionMs : refusalMs),
    most: 1_000,
  })
  readonly #recordings = new RecentlyAsked<Watchable | null>({
    freshMs: (watchable) => (watchable ? Infinity : unreadMs),
    most: openRecordings,
  })

  constructor(options: { broadcasts: Broadcasts; dataDir: string }) {
    this.#broadcasts = options.broadcasts
    this.#dataDir = options.dataDir
  }

  /** The broadcast that a programme's own address shows: the live one, else the newest replay. */
  async findNewest(slug: string): Promise<{ broadcastId: string; watchable: Watchable } | null> {
    const running = this.#broadcasts.findBySlug(slug)
    if (running && isLive(running.state)) {
      return {
        broadcastId: running.facts.broadcastId,
        watchable: watchChannel(running.air, running.recording),
      }
    }
    const allowed = await this.#permissions.get(slug, () => findBroadcastForPlayback({ slug }))
    // The database can know of a go-live before this process has heard of it.
    if (allowed && running?.facts.broadcastId === allowed.broadcastId) running.hear(allowed.state)
    const watchable = allowed && (await this.find(slug, allowed.broadcastId))
    return allowed && watchable ? { broadcastId: allowed.broadcastId, watchable } : null
  }

  async find(slug: string, broadcastId: string): Promise<Watchable | null> {
    const running = this.#broadcasts.find(broadcastId)
    const ask = (): Promise<PlayableBroadcast | null> => findBroadcastForPlayback({ slug, broadcastId })
    if (running && running.facts.slug !== slug) return null
    if (running && isPublic(running)) return watchChannel(running.air, running.recording)
    const allowed = await this.#permissions.get(`${slug}/${broadcastId}`, ask)
    if (running) {
      // As above: pages come the instant they hear of a go-live.
      if (allowed) running.hear(allowed.state)
      return isPublic(running) ? watchChannel(running.air, running.recording) : null
    }
    if (!allowed || isLive(allowed.state)) return null
    const recording = new Recording(recordingFolder(this.#dataDir, slug, broadcastId))
    return this.#recordings.get(broadcastId, () => watchRecording(recording))
  }
}

/** What just ended is still served from memory to those who watch it; what was stopped is gone at once. */
function isPublic(running: Broadcast): boolean {
  return isLive(running.state) || (running.state === 'ended' && running.air.hasStarted)
}
