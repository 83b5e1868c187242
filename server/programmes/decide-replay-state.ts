import type { BroadcastState } from '#lib/broadcast-state.ts'

/** `empty`: the show went live and nothing of it was recorded; there is nothing to review either. */
export type FirstReplayState = 'published' | 'reviewing' | 'empty'

/** What becomes of a complete recording. What had to be stopped is looked at by a person, whatever the programme's policy. */
export function decideReplayState(
  broadcast: { state: BroadcastState; replayPolicy: string },
  durationMs: number,
): FirstReplayState {
  if (durationMs === 0) return 'empty'
  return broadcast.replayPolicy === 'immediate' && broadcast.state !== 'stopped' ? 'published' : 'reviewing'
}
