import type { PlaybackStore } from './playback-store.ts'

/** Whatever the element says of itself that needs no decision. */
export function mirrorMedia(video: HTMLVideoElement, store: PlaybackStore, signal: AbortSignal): void {
  const on = (event: string, act: () => void) => video.addEventListener(event, act, { signal })
  on('loadeddata', () => store.set({ hasPicture: true }))
  on('playing', () => store.set({ status: 'playing', needsTap: false }))
  on('waiting', () => store.set({ status: 'stalled' }))
  on('ended', () => store.set({ status: 'ended' }))
  on('volumechange', () => store.set({ isMuted: video.muted || video.volume === 0 }))
  on('ratechange', () => store.set({ rate: video.playbackRate }))
}

/** Whether it plays and has more to play. */
export function isMoving({ paused, seeking, readyState }: HTMLVideoElement): boolean {
  return !paused && !seeking && readyState > HTMLMediaElement.HAVE_CURRENT_DATA
}
