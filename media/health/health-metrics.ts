import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { alertCodes } from '#lib/health-advice.ts'
import type { HealthDesk } from './health-desk.ts'
import type { PlayerReports } from './player-reports.ts'
import type { PlayerReport } from './read-report.ts'

export type HealthMetricsOptions = { registry: Registry; reports: PlayerReports; health: HealthDesk }

/** Health of all shows of this process for Prometheus: sums and counts, never a show's or a person's name. */
export class HealthMetrics {
  readonly #reports: Counter
  readonly #startup: Histogram
  readonly #latency: Histogram
  readonly #stalls: Counter

  constructor({ registry, reports, health }: HealthMetricsOptions) {
    const registers = [registry]
    this.#reports = new Counter({
      ...{ name: 'caibo_player_reports', help: 'Requests with reports of players', labelNames: ['outcome'] },
      registers,
    })
    this.#startup = new Histogram({
      ...{ name: 'caibo_player_startup_seconds', help: 'From pressing play to the first picture', registers },
      buckets: [0.3, 0.6, 1, 1.5, 2.5, 4, 8],
    })
    this.#latency = new Histogram({
      ...{ name: 'caibo_player_latency_seconds', help: 'Behind the encoder, as players say', registers },
      buckets: [0.8, 1.2, 1.6, 2, 3, 5, 10, 30],
    })
    this.#stalls = new Counter({
      ...{ name: 'caibo_player_stall_seconds', help: 'Seconds that players stood still', registers },
    })
    const show = (gauge: { name: string; help: string; label?: string }, read: () => Map<string, number>) =>
      registry.registerMetric(readGauge(gauge, read))
    show({ name: 'caibo_ingest_bitrate_kbps', help: 'Of all encoders together' }, () => {
      const sum = health.all.reduce((total, { bitrateKbps }) => total + bitrateKbps, 0)
      return new Map([['', sum]])
    })
    show({ name: 'caibo_alerts', help: 'Alerts that hosts see now', label: 'code' }, () =>
      countAlerts(health),
    )
    show({ name: 'caibo_players', help: 'Players that report, by CMCD state', label: 'state' }, () =>
      reports.states(performance.now()),
    )
    show({ name: 'caibo_dropped_rungs', help: 'Renditions given up in shows that run' }, () => {
      const sum = health.all.reduce((total, { droppedRungs }) => total + droppedRungs, 0)
      return new Map([['', sum]])
    })
  }

  countRequest(outcome: 'taken' | 'unreadable' | 'limited'): void {
    this.#reports.inc({ outcome })
  }

  takeReport({ startupMs, latencyMs, stallsMs }: PlayerReport): void {
    if (startupMs !== null) this.#startup.observe(startupMs / 1_000)
    if (latencyMs !== null) this.#latency.observe(latencyMs / 1_000)
    for (const ms of stallsMs) this.#stalls.inc(ms / 1_000)
  }
}

function countAlerts(health: HealthDesk): Map<string, number> {
  const codes = health.all.flatMap(({ alerts }) => alerts.map(({ code }) => code))
  return new Map(alertCodes.map((code) => [code, codes.filter((each) => each === code).length]))
}

/** A gauge that is read when somebody asks; without a label its one value has the name ''. */
function readGauge(
  { name, help, label }: { name: string; help: string; label?: string },
  read: () => Map<string, number>,
): Gauge {
  const gauge: Gauge = new Gauge({
    ...{ name, help, registers: [], labelNames: label === undefined ? [] : [label] },
    collect: () => {
      gauge.reset()
      for (const [value, count] of read()) gauge.set(label === undefined ? {} : { [label]: value }, count)
    },
  })
  return gauge
}
