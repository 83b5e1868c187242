export const latencyModes = ['realtime', 'low', 'normal'] as const
export type LatencyMode = (typeof latencyModes)[number]

/** What a latency mode changes: the part target and how far players hold back. Nothing else. */
export type LatencySettings = {
  /** EXT-X-PART-INF PART-TARGET in seconds; null writes whole segments only. */
  partTargetSeconds: number | null
  /** PART-HOLD-BACK (or HOLD-BACK without parts) in seconds; at least 3 part targets (rfc8216bis §4.4.3.8). */
  holdBackSeconds: number
}

export const latencySettings: Record<LatencyMode, LatencySettings> = {
  realtime: { partTargetSeconds: 0.2, holdBackSeconds: 0.6 },
  low: { partTargetSeconds: 0.5, holdBackSeconds: 1.5 },
  normal: { partTargetSeconds: null, holdBackSeconds: 12 },
}

/** EXT-X-TARGETDURATION of every playlist from the first to the last, in seconds. */
export const targetDurationSeconds = 4
