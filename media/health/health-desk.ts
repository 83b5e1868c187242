import type { HealthHistory, IngestHealth } from '#lib/ingest-health.ts'
import type { Broadcast } from '#media/broadcast.ts'
import { now } from '#server/clock.ts'
import { BroadcastHealth, type HealthNow } from './broadcast-health.ts'
import { HistoryLog } from './health-history.ts'
import type { PlayerReports } from './player-reports.ts'

export type HealthDeskOptions = {
  broadcasts(): readonly Broadcast[]
  reports: PlayerReports
}

const lookEveryMs = 1_000

/** Every so many looks a row is written into the history. */
const looksARow = 5

type Watched = { health: BroadcastHealth; history: HistoryLog }

/** Looks at all live runs each second, and remembers how they were. */
export class HealthDesk {
  readonly #options: HealthDeskOptions
  readonly #watched = new Map<Broadcast, Watched>()
  #looks = 0
  #timer: NodeJS.Timeout | undefined

  constructor(options: HealthDeskOptions) {
    this.#options = options
  }

  get all(): BroadcastHealth[] {
    return [...this.#watched.values()].map(({ health }) => health)
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#look(), lookEveryMs)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#timer = undefined
    await Promise.all([...this.#watched.values()].map(({ history }) => history.settled()))
  }

  read(broadcast: Broadcast): HealthNow & Pick<IngestHealth, 'players'> {
    const players = this.#options.reports.read(broadcast.facts.broadcastId, performance.now())
    return { ...this.#open(broadcast).health.read(), players }
  }

  history(broadcast: Broadcast, sinceMs: number): HealthHistory {
    return this.#open(broadcast).history.read(sinceMs)
  }

  #look(): void {
    const running = this.#options.broadcasts()
    for (const broadcast of this.#watched.keys()) {
      if (!running.includes(broadcast)) this.#watched.delete(broadcast)
    }
    this.#looks += 1
    for (const broadcast of running) this.#lookAt(broadcast, this.#looks % looksARow === 0)
  }

  #lookAt(broadcast: Broadcast, isRowDue: boolean): void {
    const { health, history } = this.#open(broadcast)
    const players = this.#options.reports.read(broadcast.facts.broadcastId, performance.now())
    health.look(players, performance.now())
    // A preview leaves nothing behind.
    const isKept = broadcast.state === 'on-air' || broadcast.state === 'interrupted'
    if (isRowDue) history.add(health.row(players, now().getTime()), { isKept })
  }

  #open(broadcast: Broadcast): Watched {
    const known = this.#watched.get(broadcast)
    if (known) return known
    const opened = {
      health: new BroadcastHealth(broadcast),
      history: new HistoryLog(broadcast.recording.folder),
    }
    this.#watched.set(broadcast, opened)
    void opened.history.load() // Never rejects: what cannot be read is left out.
    return opened
  }
}
