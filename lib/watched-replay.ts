/** A replay and how far its viewer came, in media milliseconds. */
export type WatchedReplay = {
  broadcastId: string
  slug: string
  title: string
  language: string
  positionMs: number
  durationMs: number
}
