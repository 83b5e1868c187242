/** `empty`: the show went live and nothing of it was recorded; there is nothing to review either. */
export type FirstReplayState = 'published' | 'reviewing' | 'empty'

/** What becomes of a complete recording. */
export function decideReplayState(broadcast: { replayPolicy: string }, durationMs: number): FirstReplayState {
  if (durationMs === 0) return 'empty'
  return broadcast.replayPolicy === 'immediate' ? 'published' : 'reviewing'
}
