'use client'

import { LoaderCircle, LockKeyhole, Play, Volume2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { buttonStyle } from '#components/ui/button-style.ts'
import type { Playback } from './playback.ts'
import type { PlaybackState } from './playback-state.ts'

type PlayerStatusProps = {
  playback: Playback | null
  state: PlaybackState
  /** Then another notice says why nothing moves. */
  isInterrupted: boolean
}

/** What the viewer has to know or tap, over the picture. */
export function PlayerStatus({ playback, state, isInterrupted }: PlayerStatusProps): ReactElement {
  const t = useTranslations('player')
  const note = isInterrupted ? null : statusNote(state)
  if (state.status === 'refused') return <Refused />
  return (
    <>
      {state.needsTap && playback && (
        <button
          type="button"
          onClick={() => playback.setMuted(false)}
          aria-label={t('tapToPlay')}
          className="absolute inset-0 grid place-items-center bg-black/30"
        >
          <span className="grid size-18 place-items-center rounded-full bg-white/92 text-[#0a332d]">
            <Play aria-hidden className="ml-1 size-8 fill-current" />
          </span>
        </button>
      )}
      {state.isMuted && !state.needsTap && playback && (
        <button
          type="button"
          onClick={() => playback.setMuted(false)}
          className="absolute top-3 right-3 flex min-h-10 items-center gap-2 rounded-full bg-black/70 px-4 text-sm font-medium text-white hover:bg-black/85"
        >
          <Volume2 aria-hidden className="size-4" />
          {t('tapForSound')}
        </button>
      )}
      <p role="status" className="pointer-events-none absolute inset-0 grid place-content-center">
        {note && (
          // A hiccup shorter than a second need not be spoken of.
          <span className="flex animate-rise items-center gap-2 rounded-full bg-black/65 px-4 py-2 text-sm text-white [animation-delay:900ms]">
            <LoaderCircle aria-hidden className="size-4 animate-spin" />
            {t(`status.${note}`)}
          </span>
        )}
      </p>
    </>
  )
}

/** The right to watch ended while the page was open; a new page says what to do about it. */
function Refused(): ReactElement {
  const t = useTranslations('player.refused')
  return (
    <div
      role="alert"
      className="absolute inset-0 grid content-center justify-items-center gap-3 bg-[#0c1a18] px-8 text-center text-white"
    >
      <LockKeyhole aria-hidden className="size-8" />
      <p className="font-display text-xl font-semibold">{t('title')}</p>
      <p className="max-w-md text-sm text-white/80">{t('hint')}</p>
      <button type="button" className={buttonStyle('primary')} onClick={() => location.reload()}>
        {t('action')}
      </button>
    </div>
  )
}

function statusNote({ status, hasPicture }: PlaybackState): 'waiting' | 'stalled' | null {
  if (status === 'waiting' || (status === 'loading' && !hasPicture)) return 'waiting'
  return status === 'stalled' ? 'stalled' : null
}
