import type { PlaybackState } from './playback-state.ts'

export type StatusNote = 'waiting' | 'stalled' | 'offline'

/** Why nothing moves, in a word; null while it does, or is not meant to. */
export function statusNote({ status, hasPicture, isOffline }: PlaybackState): StatusNote | null {
  if (status !== 'waiting' && status !== 'stalled' && status !== 'loading') return null
  if (isOffline) return 'offline'
  if (status === 'stalled') return 'stalled'
  return status === 'loading' && hasPicture ? null : 'waiting'
}
