import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** Counters of one realtime process; ids and texts never become labels. */
export function makeMetrics(countSockets: () => number) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const sockets: Gauge = new Gauge({
    name: 'caibo_realtime_sockets',
    help: 'Open connections',
    registers,
    collect: (): void => sockets.set(countSockets()),
  })
  return {
    registry,
    frames: new Counter({
      name: 'caibo_realtime_frames_total',
      help: 'Frames made, each for a whole room',
      registers,
    }),
    facts: new Counter({ name: 'caibo_realtime_facts_total', help: 'Facts delivered to rooms', registers }),
    shed: new Counter({
      name: 'caibo_realtime_slow_readers_total',
      help: 'Readers told to take a snapshot',
      registers,
    }),
    answers: new Counter({
      name: 'caibo_realtime_answers_total',
      help: 'Requests answered, by request and outcome',
      labelNames: ['request', 'outcome'],
      registers,
    }),
    deliveryMs: new Histogram({
      name: 'caibo_realtime_delivery_ms',
      help: 'From the fact being written to its frame being sent',
      buckets: [5, 10, 25, 50, 100, 250, 500, 1_000, 5_000],
      registers,
    }),
  }
}

export type Metrics = ReturnType<typeof makeMetrics>
