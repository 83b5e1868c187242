'use client'

import { Keyboard } from 'lucide-react'
import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import { useTranslations } from 'next-intl'
import type { ReactElement, RefObject } from 'react'
import { LiveButton } from './live-button.tsx'
import type { Playback } from './playback.ts'
import type { PlaybackState } from './playback-state.ts'
import { QualityMenu } from './quality-menu.tsx'
import { RateButton } from './rate-button.tsx'
import { TimeShown } from './time-shown.tsx'

const CaptionsButton = dynamic(
  () => untilLoaded(async () => (await import('./captions-button.tsx')).CaptionsButton),
  { loading: nothing },
)

type PlayerControlsProps = {
  playback: Playback | null
  state: PlaybackState
  container: RefObject<HTMLElement | null>
  hasCaptions: boolean
  onHelp: () => void
}

export function PlayerControls({
  playback,
  state,
  container,
  hasCaptions,
  onHelp,
}: PlayerControlsProps): ReactElement {
  const t = useTranslations('player')
  const { isLive } = state
  return (
    <div className="player-bar">
      <media-time-range />
      <media-control-bar>
        <media-play-button notooltip />
        <media-mute-button notooltip />
        <span className="max-sm:hidden">
          <media-volume-range />
        </span>
        {playback && isLive && <LiveButton playback={playback} state={state} />}
        {playback && !isLive && <TimeShown playback={playback} />}
        <span className="flex-1" />
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
        {hasCaptions && <CaptionsButton container={container} />}
        <media-pip-button notooltip />
        <media-fullscreen-button notooltip />
      </media-control-bar>
    </div>
  )
}
