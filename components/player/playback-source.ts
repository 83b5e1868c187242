import type { PlaybackSource } from './playback.ts'

/** The playlists of a broadcast; `path` is `<slug>/<broadcast>`, below `preview` for the crew's. */
export function playbackSource(options: {
  path: string
  isLive: boolean
  startAtMs?: number
}): PlaybackSource {
  const { path, isLive, startAtMs = 0 } = options
  return { masterUrl: `/hls/${path}/master.m3u8`, audioUrl: `/hls/${path}/audio.m3u8`, isLive, startAtMs }
}
