import { stepCaptions } from './captions.ts'
import type { KeyFeedback } from './key-feedback.ts'
import { toggleFullscreen, togglePictureInPicture } from './picture-modes.ts'
import type { Playback } from './playback.ts'
import { nextRate, type PlayerCommand } from './shortcuts.ts'

type PlayerParts = { playback: Playback; frame: HTMLElement; video: HTMLVideoElement }

/**
 * Does to the picture what a key asks, and says what came of it; null where that is plain to see. The page's
 * own commands (chat, help) are not for here.
 */
export function runCommand(
  command: PlayerCommand,
  { playback, frame, video }: PlayerParts,
): KeyFeedback | null {
  switch (command.do) {
    case 'toggle-play':
      playback.togglePlay()
      return { kind: video.paused ? 'pause' : 'play' }
    case 'mute':
      return toggleSound(playback)
    case 'seek':
      return seekBy(playback, command.seconds)
    case 'rate':
      return stepRate(playback, command.step)
    case 'live':
      return goLive(playback)
    case 'captions':
      return nextCaptions(video)
    // Browsers may refuse these without harm: a policy, a missing feature.
    case 'fullscreen':
      toggleFullscreen(frame).catch(() => {})
      return null
    case 'picture-in-picture':
      togglePictureInPicture(video).catch(() => {})
      return null
    case 'chat':
    case 'help':
      return null
  }
}

/** Goes back or on; at the live edge there is nothing to go on to. */
export function seekBy(playback: Playback, seconds: number): KeyFeedback {
  const { isLive, isAtEdge } = playback.state()
  playback.seekTo(playback.place().seconds + seconds)
  return isLive && isAtEdge && seconds > 0 ? { kind: 'atLive' } : { kind: 'seek', seconds }
}

function toggleSound(playback: Playback): KeyFeedback {
  const { isMuted } = playback.state()
  playback.setMuted(!isMuted)
  return { kind: isMuted ? 'sound' : 'muted' }
}

function stepRate(playback: Playback, step: 1 | -1): KeyFeedback {
  const { isLive, rate: last } = playback.state()
  if (isLive) return { kind: 'noRate' }
  const rate = nextRate(last, step)
  playback.setRate(rate)
  return { kind: 'rate', rate }
}

function goLive(playback: Playback): KeyFeedback | null {
  if (!playback.state().isLive) return null
  playback.toEdge()
  return { kind: 'toLive' }
}

function nextCaptions(video: HTMLVideoElement): KeyFeedback {
  const shown = stepCaptions(video)
  return shown === 'none' ? { kind: 'noCaptions' } : { kind: 'captions', language: shown?.label ?? null }
}
