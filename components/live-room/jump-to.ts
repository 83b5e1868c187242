import type { Playback } from '#components/player/playback.ts'

/** To a moment of the picture, which comes back into view where one had read on below it. */
export function jumpTo(playback: Playback | null, mediaTimeMs: number): void {
  if (!playback) return
  playback.seekTo(mediaTimeMs / 1_000)
  const stage = document.querySelector('.stage')
  // The stage may be stuck above the screen, where scrolling to itself leads nowhere.
  if (stage && stage.getBoundingClientRect().top < 0) stage.closest('.room')?.scrollIntoView()
}
