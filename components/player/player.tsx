'use client'

import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react'
import { EngineAhead } from './engine-ahead.tsx'
import './media-elements.ts'
import { leaveFullscreen } from './picture-modes.ts'
import type { PlaybackSource } from './playback-source.ts'
import type { PlaybackState } from './playback-state.ts'
import type { Playback } from './playback.ts'
import type { CaptionSource, PictureMarks } from './picture-marks.ts'
import { PlayerControls } from './player-controls.tsx'
import { PlayerCover } from './player-cover.tsx'
import { PlayerFoot } from './player-foot.tsx'
import { PlayerStatus } from './player-status.tsx'
import { useCommands } from './use-commands.ts'
import { controlsLocale, useLabelLocale } from './use-label-locale.ts'
import { useIsSought } from './use-is-sought.ts'
import { useMediaSession, type Credits } from './use-media-session.ts'
import { usePictureMarks } from './use-picture-marks.ts'
import { usePlayer, type AttachVideo } from './use-player.ts'
import { useQualityReport } from './use-quality-report.ts'
import { useWakeLock } from './use-wake-lock.ts'

const ShortcutsHelp = dynamic(
  () => untilLoaded(async () => (await import('./shortcuts-help.tsx')).ShortcutsHelp),
  { loading: nothing },
)

const Bezel = dynamic(() => untilLoaded(async () => (await import('./bezel.tsx')).Bezel), {
  loading: nothing,
})

type PlayerProps = {
  title: string
  credits?: Credits
  /** In full screen alone, over all that is there: what the page always shows around the picture. */
  strip?: ReactNode
  source: PlaybackSource
  /** Drawn on the server and shown until the first frame. */
  poster: ReactNode
  onPlayback: (playback: Playback | null) => void
  onChatKey?: (() => void) | undefined
  /** Over the picture and under its controls' messages; takes no pointer. */
  overlay?: ReactNode
  /** The encoder is away: the last picture stays, under this, for those who have nothing more to see. */
  interruption?: ReactNode
  /** The show ended while it was watched: its recording goes on in the same place. */
  isOver?: boolean
  /** In the picture's place when it is at its end. */
  ending?: ReactNode
  marks?: PictureMarks
  captions?: readonly CaptionSource[]
}

/** The picture with its controls, keys and states; 16:9 from the first byte of HTML on. */
export function Player(props: PlayerProps): ReactElement {
  const { title, source, onPlayback, onChatKey, marks } = props
  const { interruption = null, isOver = false, captions = [] } = props
  const t = useTranslations('player')
  const labelLocale = useLabelLocale(controlsLocale(useLocale()))
  const frame = useRef<HTMLDivElement>(null)
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const { attach, playback, state } = usePlayer(source, onPlayback)
  const room = { isLive: state.isLive, hasCaptions: captions.length > 0, hasChat: onChatKey !== undefined }
  const isInterrupted = interruption !== null
  const isNoticed = isInterrupted && !isBehind(state)

  useShow(playback, { isInterrupted, isOver })
  useMediaSession(playback, { title, credits: props.credits })
  useWakeLock(state.status === 'playing' && !state.isAudioOnly)
  useQualityReport(playback, { masterUrl: source.masterUrl, hasPicture: state.hasPicture })
  // What nobody needs before turning to the player comes then.
  const isSought = useIsSought(frame) && state.hasPicture
  usePictureMarks({ frame, marks, isReady: isSought, isLive: state.isLive })
  // What opens over the page is not seen from full screen.
  const openHelp = () => void leaveFullscreen().then(() => setIsHelpOpen(true))
  const feedback = useCommands({ frame, playback, onChatKey, onHelp: openHelp })

  return (
    <section
      ref={frame}
      id="player"
      aria-label={t('label', { title })}
      data-status={state.status}
      className="player relative aspect-video w-full overflow-hidden bg-black tall:aspect-auto tall:min-h-0 tall:flex-1"
    >
      <EngineAhead source={source} />
      {props.strip && <div className="player-strip">{props.strip}</div>}
      <div className="player-stage">
        <Screen title={title} isLive={source.isLive} attach={attach} captions={captions}>
          <PlayerCover state={state} poster={props.poster} />
          <PlayerFoot playback={playback} state={state} frame={frame} hasCaptions={room.hasCaptions} />
          <PlayerControls
            key={labelLocale}
            playback={playback}
            state={state}
            container={frame}
            hasCaptions={room.hasCaptions}
            onHelp={openHelp}
          />
        </Screen>
        {props.overlay}
        <PlayerStatus playback={playback} state={state} isInterrupted={isNoticed} />
        {state.status === 'ended' && props.ending}
        {isNoticed && interruption}
        {(isSought || feedback !== null) && <Bezel feedback={feedback} />}
      </div>
      {isHelpOpen && <ShortcutsHelp open onOpenChange={setIsHelpOpen} room={room} />}
    </section>
  )
}

type ScreenProps = {
  title: string
  isLive: boolean
  attach: AttachVideo
  captions: readonly CaptionSource[]
  children: ReactNode
}

/** The video element, in media-chrome's frame for controls. */
function Screen({ title, isLive, attach, captions, children }: ScreenProps): ReactElement {
  return (
    <media-controller
      nohotkeys
      nomutedpref
      novolumepref
      fullscreenelement="player"
      lang={controlsLocale(useLocale())}
      defaultstreamtype={isLive ? 'live' : 'on-demand'}
    >
      <video ref={attach} slot="media" playsInline muted preload="auto" aria-label={title} {...inApps}>
        <CaptionTracks captions={captions} />
      </video>
      {children}
    </media-controller>
  )
}

/** WeChat and other apps with the X5 engine play in the page, not over it, when told so by these names. */
const inApps = {
  'webkit-playsinline': 'true',
  'x5-playsinline': 'true',
  'x5-video-player-type': 'h5-page',
  'x-webkit-airplay': 'allow',
}

/** Off until somebody asks for them; their files come then. */
function CaptionTracks({ captions }: { captions: readonly CaptionSource[] }): ReactElement[] {
  return captions.map(({ language, label, url }) => (
    <track key={language} kind="captions" srcLang={language} label={label} src={url} />
  ))
}

/** Tells the picture what happens to its show. */
function useShow(
  playback: Playback | null,
  { isInterrupted, isOver }: { isInterrupted: boolean; isOver: boolean },
): void {
  useEffect(() => playback?.setInterrupted(isInterrupted), [playback, isInterrupted])
  useEffect(() => {
    if (isOver) playback?.endShow()
  }, [playback, isOver])
}

/** Whoever watches an earlier moment goes on with it while the encoder is away. */
function isBehind({ isAtEdge, status }: PlaybackState): boolean {
  return !isAtEdge && (status === 'playing' || status === 'paused')
}
