import type { HlsConfig } from 'hls.js'

/**
 * After a stall a viewer wins the place near the edge back, too slowly for anybody to hear. Whoever seeks
 * farther back than about a segment is left alone (hls.js: latency-controller), and who is behind by choice too.
 */
export const catchUpRate = 1.05

/** How hls.js follows a live broadcast: at the distance from the edge that the playlist's PART-HOLD-BACK says. */
export const hlsSettings: Partial<HlsConfig> = {
  lowLatencyMode: true,
  maxLiveSyncPlaybackRate: catchUpRate,
  // Each stall moves a viewer this much farther back; the default of 1 s leaves the live edge for good
  // after one hiccup.
  liveSyncOnStallIncrease: 0.25,
  // Viewers may seek back to the start, so what was played is kept for a while, not for ever.
  backBufferLength: 60,
  maxBufferLength: 30,
}
