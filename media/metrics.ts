import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Gate } from '#media/ingest/gate.ts'
import { countRenders } from '#media/delivery/rendered-playlist.ts'
import { countFfmpegDeaths } from '#media/live/ladder-run.ts'
import { countWrites } from '#media/store/recorder.ts'
import type { Broadcast } from '#media/broadcast.ts'
import type { Broadcasts } from '#media/runs/broadcasts.ts'

type MetricsSources = { gate: Gate; broadcasts: Broadcasts; orphanRecordings: () => number }

/** What the media process measures of itself (Prometheus); ids and names of people are never labels. */
export class MediaMetrics {
  readonly registry = new Registry()
  readonly requests: Histogram
  readonly sentBytes: Counter

  constructor({ gate, broadcasts, orphanRecordings }: MetricsSources) {
    const registers = [this.registry]
    collectDefaultMetrics({ register: this.registry })
    this.requests = new Histogram({
      ...{ name: 'caibo_media_request_seconds', help: 'Time to answer, held requests included', registers },
      ...{ labelNames: ['status'], buckets: [0.005, 0.02, 0.1, 0.3, 1, 3, 10] },
    })
    this.sentBytes = new Counter({
      ...{ name: 'caibo_media_sent_bytes', help: 'Written to readers, headers included', registers },
    })
    this.#count('media_playlist_renders', 'Playlists rendered: once a change', countRenders)
    this.#count('media_segments_written', 'Pieces on disk', () => countWrites().written)
    this.#count('media_segments_lost', 'Pieces that the disk never took', () => countWrites().lost)
    this.#count('ffmpeg_restarts', 'ffmpeg of a show died and was started again', countFfmpegDeaths)
    this.#count('rtmp_refusals', 'Encoders refused', () => gate.counts.refusals)
    const sum = (of: (broadcast: Broadcast) => number) => () =>
      broadcasts.all.reduce((total, broadcast) => total + of(broadcast), 0)
    this.#show('media_broadcasts', 'Live runs in this process', () => broadcasts.all.length)
    this.#show('media_encoders', 'Encoders connected', () => countEncoders(broadcasts))
    this.#show('rtmp_waiting', 'RTMP connections not authenticated yet', () => gate.counts.waiting)
    this.#show('media_recordings_failing', 'Live runs whose recording the disk refuses', () =>
      countFailing(broadcasts),
    )
    this.#show('media_orphan_recordings', 'Recordings on disk of no broadcast', orphanRecordings)
    this.#show(
      'media_unwritten_segments',
      'Segments waiting for the disk',
      sum(({ recorder }) => recorder.waiting),
    )
  }

  /** Since the process began; it never falls, whatever shows end. */
  #count(name: string, help: string, read: () => number): void {
    const counter: Counter = new Counter({
      ...{ name: `caibo_${name}`, help, registers: [] },
      collect: () => {
        counter.reset()
        counter.inc(read())
      },
    })
    this.registry.registerMetric(counter)
  }

  #show(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({
      ...{ name: `caibo_${name}`, help, registers: [] },
      collect: () => {
        gauge.set(read())
      },
    })
    this.registry.registerMetric(gauge)
  }
}

function countEncoders(broadcasts: Broadcasts): number {
  return broadcasts.all.filter((broadcast) => broadcast.encoder !== null).length
}

function countFailing(broadcasts: Broadcasts): number {
  return broadcasts.all.filter((broadcast) => broadcast.recorder.isFailing).length
}
