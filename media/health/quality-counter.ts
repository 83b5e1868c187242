import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { PlayerReports } from './player-reports.ts'
import type { QualityDesk } from './quality-desk.ts'
import { readReports, type PlayerReport } from './read-report.ts'

export type QualityCounterOptions = {
  reports: PlayerReports
  onReport: (report: PlayerReport) => void
  onOutcome: (outcome: 'taken' | 'unreadable' | 'limited') => void
}

type Report = Parameters<QualityDesk['receive']>[0]

/** A branch office's viewers share an address: two thousand players that report each 30 s. */
const limit = { points: 700, duration: 10 } as const

/** Hears what players report; what comes too often from one address is dropped, and nobody's address is kept. */
export class QualityCounter implements QualityDesk {
  readonly #options: QualityCounterOptions
  readonly #limiter = new RateLimiterMemory(limit)

  constructor(options: QualityCounterOptions) {
    this.#options = options
  }

  receive(report: Report): void {
    void this.#take(report)
  }

  async #take({ broadcastId, body, address }: Report): Promise<void> {
    const { reports, onReport, onOutcome } = this.#options
    try {
      await this.#limiter.consume(address)
    } catch {
      return onOutcome('limited')
    }
    const read = readReports(body)
    if (read.length === 0) return onOutcome('unreadable')
    onOutcome('taken')
    for (const report of read) {
      reports.add(broadcastId, report, performance.now())
      onReport(report)
    }
  }
}
