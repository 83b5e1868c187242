import { judgeHealth, type AlertState, type HealthAlert, type HealthFigures } from '#lib/health-advice.ts'
import type { IngestHealth, PlayersHealth } from '#lib/ingest-health.ts'
import type { Broadcast } from '#media/broadcast.ts'
import type { Encoder } from '#media/ingest/encoder.ts'
import type { IngestHealth as Metered } from '#media/ingest/ingest-meter.ts'
import type { HistoryRow } from './health-history.ts'
import type { Sight } from '#media/transcode/show-watch.ts'

/** What the studio is told beside what arrives. */
export type HealthNow = Pick<
  IngestHealth,
  | 'hasBFrames'
  | 'backlogMs'
  | 'audioDriftMs'
  | 'rmsDb'
  | 'peakDb'
  | 'transcoderLagMs'
  | 'droppedRungs'
  | 'encoders'
  | 'alerts'
>

const droppedWindowMs = 10_000

/** Digital silence as a number that JSON knows. */
const silenceDb = -120

const nothingArrives: Metered = {
  ...{ bitrateKbps: 0, fps: 0, keyframeSeconds: null, droppedFrames: 0, silentForMs: 0 },
  ...{ audioSilentForMs: null, videoSilentForMs: null, sinceKeyframeSeconds: null, hasBFrames: false },
  ...{ backlogMs: 0, audioDriftMs: null, bitrateSpread: null },
}

/** One broadcast's health: what arrives, what is seen and heard, and what to tell the host about it. */
export class BroadcastHealth {
  readonly #broadcast: Broadcast
  #encoder: { encoder: Encoder; sinceMs: number } | null = null
  #dropped: { atMs: number; count: number }[] = []
  #state: AlertState = new Map()
  #alerts: HealthAlert[] = []

  constructor(broadcast: Broadcast) {
    this.#broadcast = broadcast
  }

  get alerts(): readonly HealthAlert[] {
    return this.#alerts
  }

  get bitrateKbps(): number {
    return this.#metered().bitrateKbps
  }

  get droppedRungs(): number {
    return this.#broadcast.droppedRungs.length
  }

  /** Looks at everything once; `nowMs` is monotonic. */
  look(players: PlayersHealth, nowMs: number): void {
    this.#meet(nowMs)
    const { alerts, state } = judgeHealth(this.#figures(players, nowMs), { state: this.#state, atMs: nowMs })
    this.#alerts = alerts
    this.#state = state
  }

  read(): HealthNow {
    const { encoder, droppedRungs, encoderLoad } = this.#broadcast
    const { hasBFrames, backlogMs, audioDriftMs } = this.#metered()
    return {
      ...{ hasBFrames, backlogMs, audioDriftMs, ...levelsOf(this.#broadcast.watch.read()) },
      transcoderLagMs: encoderLoad?.lagMs ?? null,
      droppedRungs: [...droppedRungs],
      encoders: this.#broadcast.encoders.map((each) => ({
        role: each.admission.role,
        isOnAir: each === encoder,
      })),
      alerts: this.#alerts,
    }
  }

  row(players: PlayersHealth, atMs: number): HistoryRow {
    const { bitrateKbps, fps, keyframeSeconds } = this.#metered()
    const { latencyMsP50: latencyMs, stalledShare, reporting } = players
    return {
      ...{ atMs, bitrateKbps, fps, keyframeSeconds, rmsDb: levelsOf(this.#broadcast.watch.read()).rmsDb },
      ...{ latencyMs, stalledShare, players: reporting, isConnected: this.#broadcast.encoder ? 1 : 0 },
    }
  }

  #meet(nowMs: number): void {
    const { encoder } = this.#broadcast
    if (encoder === (this.#encoder?.encoder ?? null)) return
    this.#encoder = encoder && { encoder, sinceMs: nowMs }
    this.#broadcast.watch.reset()
    this.#dropped = []
  }

  #metered(): Metered {
    return this.#broadcast.encoder?.health() ?? nothingArrives
  }

  #figures(players: PlayersHealth, nowMs: number): HealthFigures {
    const { encoder, facts, recorder, droppedRungs, encoderLoad } = this.#broadcast
    const metered = this.#metered()
    const { silentMs, blackMs, frozenMs } = this.#broadcast.watch.read()
    const { keyframeSeconds, sinceKeyframeSeconds } = metered
    return {
      ...metered,
      ...{ silentMs, blackMs, frozenMs, droppedRungs },
      encoderConnected: encoder !== null,
      connectedMs: this.#encoder ? nowMs - this.#encoder.sinceMs : 0,
      isRealtime: facts.latencyMode === 'realtime',
      width: encoder?.profile.width ?? null,
      height: encoder?.profile.height ?? null,
      // A keyframe that does not come is told before it comes.
      keyframeSeconds: Math.max(keyframeSeconds ?? 0, sinceKeyframeSeconds ?? 0) || null,
      droppedLately: this.#droppedLately(metered.droppedFrames, nowMs),
      transcoderLagMs: encoderLoad?.lagMs ?? null,
      recordingFailing: recorder.isFailing,
      players: players.reporting,
      stalledShare: players.stalledShare,
    }
  }

  #droppedLately(count: number, nowMs: number): number {
    this.#dropped.push({ atMs: nowMs, count })
    while (this.#dropped[0] && nowMs - this.#dropped[0].atMs > droppedWindowMs) this.#dropped.shift()
    return Math.max(0, count - (this.#dropped[0]?.count ?? count))
  }
}

function levelsOf({ rmsDb, peakDb }: Sight): { rmsDb: number | null; peakDb: number | null } {
  const round = (db: number | null): number | null => db && Math.round(Math.max(silenceDb, db) * 10) / 10
  return { rmsDb: round(rmsDb), peakDb: round(peakDb) }
}
