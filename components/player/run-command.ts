import { stepCaptions, toggleFullscreen, togglePictureInPicture } from './picture-modes.ts'
import type { Playback } from './playback.ts'
import { nextRate, type PlayerCommand } from './shortcuts.ts'

type PlayerParts = { playback: Playback; frame: HTMLElement; video: HTMLVideoElement }

/** Does to the picture what a key asks; the page's own commands (chat, help) are not for here. */
export function runCommand(command: PlayerCommand, { playback, frame, video }: PlayerParts): void {
  const { isMuted, rate, isLive } = playback.state()
  if (command.do === 'toggle-play') playback.togglePlay()
  if (command.do === 'mute') playback.setMuted(!isMuted)
  if (command.do === 'seek') playback.seekTo(video.currentTime + command.seconds)
  if (command.do === 'rate' && !isLive) playback.setRate(nextRate(rate, command.step))
  if (command.do === 'live' && isLive) playback.toEdge()
  // Browsers may refuse these without harm: a policy, a missing feature.
  if (command.do === 'fullscreen') toggleFullscreen(frame).catch(() => {})
  if (command.do === 'picture-in-picture') togglePictureInPicture(video).catch(() => {})
  if (command.do === 'captions') stepCaptions(video)
}
