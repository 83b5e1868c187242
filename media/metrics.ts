import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Gate } from '#media/ingest/gate.ts'
import type { Broadcasts } from '#media/live/broadcasts.ts'

/** What the media process measures of itself (Prometheus); ids and names of people are never labels. */
export class MediaMetrics {
  readonly registry = new Registry()
  readonly requests: Histogram

  constructor({ gate, broadcasts }: { gate: Gate; broadcasts: Broadcasts }) {
    const registers = [this.registry]
    collectDefaultMetrics({ register: this.registry })
    this.requests = new Histogram({
      ...{ name: 'caibo_media_request_seconds', help: 'Time to answer, held requests included', registers },
      ...{ labelNames: ['status'], buckets: [0.005, 0.02, 0.1, 0.3, 1, 3, 10] },
    })
    gauge(registers, 'caibo_media_broadcasts', 'Live runs in this process', () => broadcasts.all.length)
    gauge(registers, 'caibo_media_encoders', 'Encoders connected', () => countEncoders(broadcasts))
    gauge(registers, 'caibo_rtmp_waiting', 'RTMP connections not authenticated yet', () => gate.counts.waiting)
    gauge(registers, 'caibo_rtmp_refusals', 'Encoders refused since start', () => gate.counts.refusals)
    gauge(registers, 'caibo_media_unwritten_segments', 'Segments waiting for the disk', () => countUnwritten(broadcasts))
  }
}

function gauge(registers: Registry[], name: string, help: string, read: () => number): void {
  new Gauge({
    ...{ name, help, registers },
    collect() {
      this.set(read())
    },
  })
}

function countEncoders(broadcasts: Broadcasts): number {
  return broadcasts.all.filter((broadcast) => broadcast.encoder !== null).length
}

function countUnwritten(broadcasts: Broadcasts): number {
  return broadcasts.all.reduce((sum, broadcast) => sum + broadcast.recorder.waiting, 0)
}
