import { AppError } from '#lib/errors.ts'
import type { StreamKeyRole } from '#lib/stream-key-role.ts'
import { Broadcast } from '#media/broadcast.ts'
import type { Encoder } from '#media/ingest/encoder.ts'
import type { BroadcastFacts } from '#media/live/broadcast-facts.ts'
import { Recording, recordingFolder } from '#media/store/recording.ts'
import type { Transcoding } from '#media/transcode/transcoding.ts'
import type { Log } from '#server/log.ts'
import { acceptEncoder, type AcceptedEncoder } from '#server/programmes/accept-encoder.ts'
import { verifyStreamKey } from '#server/programmes/verify-stream-key.ts'

export type BroadcastsOptions = {
  dataDir: string
  transcoding: Transcoding
  log: Log
  /** A broadcast begins or is over: what is followed changes. */
  onPresence: (broadcast: Broadcast, isHere: boolean) => void
  onReported: (broadcast: Broadcast) => void
}

/** A newer encoder with the same key wins once the older one has been silent for this long. */
const silenceMs = 5_000

/** Players still get the end of the playlist from memory before the recording takes over. */
const lingerMs = 15_000

/** A newcomer waits this long for its predecessor's leaving to be written down. */
const settleMs = 4_000

/** The live runs of this process. */
export class Broadcasts {
  readonly #options: BroadcastsOptions
  readonly #byId = new Map<string, Broadcast>()
  #lingering = new Set<NodeJS.Timeout>()

  constructor(options: BroadcastsOptions) {
    this.#options = options
  }

  get all(): Broadcast[] {
    return [...this.#byId.values()]
  }

  find(broadcastId: string): Broadcast | undefined {
    return this.#byId.get(broadcastId)
  }

  findBySlug(slug: string): Broadcast | undefined {
    return this.all.findLast((broadcast) => broadcast.facts.slug === slug)
  }

  /** Who may publish: the key is good, and the programme has no other encoder of its role that is alive. */
  async admit(streamKey: string): Promise<AcceptedEncoder> {
    const key = await verifyStreamKey(streamKey)
    const running = this.all.find(
      (broadcast) => broadcast.facts.programmeId === key.programmeId && !isEnded(broadcast),
    )
    if (running) await this.#makeWay(running, key.role)
    return acceptEncoder(key)
  }

  attach(encoder: Encoder): void {
    const broadcast = this.#byId.get(encoder.admission.broadcastId) ?? this.#add(encoder.admission)
    broadcast.attach(encoder)
  }

  async detach(encoder: Encoder, reason: string): Promise<void> {
    await this.#byId.get(encoder.admission.broadcastId)?.detach(encoder, reason)
  }

  async restore(facts: BroadcastFacts, rest: { graceLeftMs: number; wasCutOff: boolean }): Promise<void> {
    await this.#add(facts).restore(rest)
  }

  async stop(): Promise<void> {
    for (const timer of this.#lingering) clearTimeout(timer)
    await Promise.all(this.all.map((broadcast) => broadcast.stop()))
  }

  #add(facts: BroadcastFacts): Broadcast {
    const { dataDir, transcoding, log, onReported } = this.#options
    const broadcast = new Broadcast({
      facts,
      transcoding,
      log,
      recording: new Recording(recordingFolder(dataDir, facts.slug, facts.broadcastId)),
      onReported,
      onOver: (over) => this.#letGo(over),
    })
    this.#byId.set(facts.broadcastId, broadcast)
    this.#options.onPresence(broadcast, true)
    return broadcast
  }

  async #makeWay(running: Broadcast, role: StreamKeyRole): Promise<void> {
    const encoder = running.encoders.find(({ admission }) => admission.role === role)
    if (encoder && encoder.silentForMs() < silenceMs) {
      throw new AppError('BROADCAST_HAS_ENCODER', `broadcast ${running.facts.broadcastId} has a live encoder`)
    }
    encoder?.disconnect('A newer connection took over')
    const left = encoder
      ? running.detach(encoder, 'silent, replaced by a newer connection')
      : running.settled()
    const isSettled = await Promise.race([left.then(() => true), delay(settleMs).then(() => false)])
    if (!isSettled) throw new AppError('UNAVAILABLE', 'the encoder before is not written off yet')
  }

  #letGo(broadcast: Broadcast): void {
    this.#options.onPresence(broadcast, false)
    const { broadcastId } = broadcast.facts
    const forget = (): void => {
      if (this.#byId.get(broadcastId) === broadcast) this.#byId.delete(broadcastId)
    }
    // A preview leaves nothing behind, and its encoder may be back at once.
    if (broadcast.state === 'preview') return forget()
    const timer = setTimeout(forget, lingerMs)
    this.#lingering.add(timer)
  }
}

function isEnded(broadcast: Broadcast): boolean {
  return broadcast.state === 'ended' || broadcast.state === 'stopped'
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
