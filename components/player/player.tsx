'use client'

import { MediaController } from 'media-chrome/react'
import 'media-chrome/lang/zh-CN'
import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState, type ReactElement, type ReactNode } from 'react'
import { toggleCaptions, toggleFullscreen, togglePictureInPicture } from './picture-modes.ts'
import type { Playback, PlaybackSource } from './playback.ts'
import { PlayerControls } from './player-controls.tsx'
import { PlayerStatus } from './player-status.tsx'
import { nextRate, type PlayerCommand } from './shortcuts.ts'
import { ShortcutsHelp } from './shortcuts-help.tsx'
import { usePlayer } from './use-player.ts'
import { useShortcuts } from './use-shortcuts.ts'

type PlayerProps = {
  title: string
  source: PlaybackSource
  /** Drawn on the server and shown until the first frame. */
  poster: ReactNode
  /** Over the picture: notices, badges. */
  children?: ReactNode
  onPlayback: (playback: Playback | null) => void
  onChatKey?: () => void
}

/** The whole frame goes full screen, with its menus. The wrapper's type knows the property, the attribute wants an id. */
const fullscreenTarget = { fullscreenelement: 'player' }

/** The picture with its controls, keys and states; 16:9 from the first byte of HTML on. */
export function Player({
  title,
  source,
  poster,
  children,
  onPlayback,
  onChatKey,
}: PlayerProps): ReactElement {
  const t = useTranslations('player')
  const locale = useLocale()
  const frame = useRef<HTMLDivElement>(null)
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const { attach, playback, state } = usePlayer(source, onPlayback)

  function run(command: PlayerCommand): void {
    const video = frame.current?.querySelector('video')
    if (!playback || !video || !frame.current) return
    if (command.do === 'toggle-play') playback.togglePlay()
    if (command.do === 'mute') playback.setMuted(!state.isMuted)
    if (command.do === 'seek') playback.seekBy(command.seconds)
    if (command.do === 'rate' && !source.isLive) playback.setRate(nextRate(state.rate, command.step))
    if (command.do === 'live' && source.isLive) playback.toEdge()
    // Browsers may refuse these without harm: a policy, a missing feature.
    if (command.do === 'fullscreen') toggleFullscreen(frame.current).catch(() => {})
    if (command.do === 'picture-in-picture') togglePictureInPicture(video).catch(() => {})
    if (command.do === 'captions') toggleCaptions(video)
    if (command.do === 'chat') onChatKey?.()
    if (command.do === 'help') setIsHelpOpen(true)
  }
  useShortcuts(run)

  return (
    <section
      ref={frame}
      id="player"
      aria-label={t('label', { title })}
      data-status={state.status}
      className="player relative aspect-video w-full overflow-hidden bg-black"
    >
      <MediaController
        noHotkeys
        noMutedPref
        noVolumePref
        {...fullscreenTarget}
        lang={locale}
        defaultStreamType={source.isLive ? 'live' : 'on-demand'}
      >
        <video ref={attach} slot="media" playsInline muted preload="auto" aria-label={title} />
        <PlayerControls
          playback={playback}
          state={state}
          isLive={source.isLive}
          container={frame}
          onHelp={() => setIsHelpOpen(true)}
        />
      </MediaController>
      {!state.hasPicture && <div className="pointer-events-none absolute inset-0">{poster}</div>}
      <PlayerStatus playback={playback} state={state} />
      {children}
      <ShortcutsHelp open={isHelpOpen} onOpenChange={setIsHelpOpen} />
    </section>
  )
}
