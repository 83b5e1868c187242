'use client'

import { Keyboard } from 'lucide-react'
import {
  MediaCaptionsButton,
  MediaControlBar,
  MediaFullscreenButton,
  MediaMuteButton,
  MediaPipButton,
  MediaPlayButton,
  MediaTimeDisplay,
  MediaTimeRange,
  MediaVolumeRange,
} from 'media-chrome/react'
import { useTranslations } from 'next-intl'
import type { ReactElement, RefObject } from 'react'
import { LiveButton } from './live-button.tsx'
import type { Playback } from './playback.ts'
import type { PlaybackState } from './playback-state.ts'
import { QualityMenu } from './quality-menu.tsx'
import { RateButton } from './rate-button.tsx'

type PlayerControlsProps = {
  playback: Playback | null
  state: PlaybackState
  isLive: boolean
  container: RefObject<HTMLElement | null>
  onHelp: () => void
}

export function PlayerControls({
  playback,
  state,
  isLive,
  container,
  onHelp,
}: PlayerControlsProps): ReactElement {
  const t = useTranslations('player')
  return (
    <div className="player-bar">
      <MediaTimeRange />
      <MediaControlBar>
        <MediaPlayButton noTooltip />
        <MediaMuteButton noTooltip />
        <MediaVolumeRange className="max-sm:hidden" />
        {isLive && playback ? (
          <LiveButton playback={playback} state={state} />
        ) : (
          <MediaTimeDisplay showDuration />
        )}
        <span className="flex-1" />
        {/* Shows itself once the broadcast brings a caption track. */}
        <MediaCaptionsButton noTooltip />
        {!isLive && playback && <RateButton playback={playback} rate={state.rate} />}
        <button
          type="button"
          onClick={onHelp}
          aria-label={t('help')}
          title={t('help')}
          className="player-button max-sm:hidden!"
        >
          <Keyboard aria-hidden className="size-5" />
        </button>
        {playback && <QualityMenu playback={playback} state={state} container={container} />}
        <MediaPipButton noTooltip />
        <MediaFullscreenButton noTooltip />
      </MediaControlBar>
    </div>
  )
}
