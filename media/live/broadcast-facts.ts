import type { BroadcastState } from '#lib/broadcast-state.ts'
import type { LatencyMode } from '#lib/latency-mode.ts'

/** What the database says of a broadcast when this process takes it up. */
export type BroadcastFacts = {
  broadcastId: string
  programmeId: string
  slug: string
  state: BroadcastState
  epoch: number
  latencyMode: LatencyMode
  graceSeconds: number
}
