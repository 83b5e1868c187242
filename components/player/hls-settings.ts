import type { HlsConfig } from 'hls.js'

/**
 * How hls.js follows a live broadcast: near the edge as the playlist's PART-HOLD-BACK says, and back to
 * it by a jump rather than by playing faster, so that nobody hears a host hurry.
 */
export const hlsSettings: Partial<HlsConfig> = {
  lowLatencyMode: true,
  maxLiveSyncPlaybackRate: 1,
  // Viewers may seek back to the start, so what was played is kept for a while, not for ever.
  backBufferLength: 60,
  maxBufferLength: 30,
}
