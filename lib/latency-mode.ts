export const latencyModes = ['realtime', 'low', 'normal'] as const
export type LatencyMode = (typeof latencyModes)[number]

/** What a latency mode changes: the part target and how far players hold back. Nothing else. */
export type LatencySettings = {
  /**
   * EXT-X-PART-INF PART-TARGET in seconds; null writes whole segments only. A part is as many frames as
   * fit, and must fill 85 % (rfc8216bis §4.4.4.9): 0.21 does that at 24, 25, 30, 50 and 60 frames a second,
   * 0.2 would not at 24. The odd milliseconds are FLV's, which counts whole ones.
   */
  partTargetSeconds: number | null
  /** PART-HOLD-BACK (or HOLD-BACK without parts) in seconds; at least 3 part targets (rfc8216bis §4.4.3.8). */
  holdBackSeconds: number
}

export const latencySettings: Record<LatencyMode, LatencySettings> = {
  realtime: { partTargetSeconds: 0.21, holdBackSeconds: 0.63 },
  low: { partTargetSeconds: 0.505, holdBackSeconds: 1.515 },
  normal: { partTargetSeconds: null, holdBackSeconds: 12 },
}

/** EXT-X-TARGETDURATION of every playlist from the first to the last, in seconds. */
export const targetDurationSeconds = 4
