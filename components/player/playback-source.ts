export type PlaybackSource = {
  masterUrl: string
  audioUrl: string
  /** Where a pass is asked for, when the programme is not for everybody. */
  passUrl: string
  needsPass: boolean
  isLive: boolean
  /** Where to start, in milliseconds of media time; 0 is the edge of a live picture. */
  startAtMs: number
}

/** The playlists of a broadcast; `path` is `<slug>/<broadcast>`, `<slug>/preview/<broadcast>` for the crew's. */
export function playbackSource(options: {
  path: string
  isLive: boolean
  startAtMs?: number
  /** The programme is not for everybody: the browser needs a pass. */
  needsPass: boolean
}): PlaybackSource {
  const { path, isLive, startAtMs = 0, needsPass } = options
  const [slug = ''] = path.split('/')
  return {
    masterUrl: `/hls/${path}/master.m3u8`,
    audioUrl: `/hls/${path}/audio.m3u8`,
    passUrl: `/api/programmes/${slug}/watch`,
    needsPass,
    isLive,
    startAtMs,
  }
}
