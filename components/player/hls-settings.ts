import type { HlsConfig } from 'hls.js'

/** How hls.js follows a live broadcast: at the distance from the edge that the playlist's PART-HOLD-BACK says. */
export const hlsSettings: Partial<HlsConfig> = {
  lowLatencyMode: true,
  // The way back to the edge is ours (live-pace.ts): hls.js wants more in hand than the fastest mode has.
  maxLiveSyncPlaybackRate: 1,
  // Each stall moves a viewer this much farther back; the default of 1 s leaves the live edge for good
  // after one hiccup.
  liveSyncOnStallIncrease: 0.1,
  // Viewers may seek back to the start, so what was played is kept for a while, not for ever.
  backBufferLength: 60,
  maxBufferLength: 30,
  // The first piece is shown, not only measured: a test of the line costs a playlist and a segment.
  testBandwidth: false,
}
