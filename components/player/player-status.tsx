'use client'

import { LoaderCircle, Play } from 'lucide-react'
import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { Playback } from './playback.ts'
import type { PlaybackState } from './playback-state.ts'
import { statusNote } from './status-note.ts'

const Refused = dynamic(() => untilLoaded(async () => (await import('./refused.tsx')).Refused), {
  loading: nothing,
})

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
      <p
        role="status"
        className="player-note pointer-events-none absolute inset-0 tall:content-start tall:pt-[28dvh]"
      >
        {note && (
          // A hiccup shorter than a second need not be spoken of.
          <span className="mx-4 flex animate-rise items-center gap-2 rounded-[22px] bg-black/65 px-4 py-2 text-sm text-white [animation-delay:900ms] max-sm:elder:py-0.5 max-sm:elder:text-xs short:elder:py-0.5">
            <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin" />
            <span className="max-sm:elder:hidden short:elder:hidden">{t(`status.${note}`)}</span>
            <span className="hidden max-sm:elder:inline short:elder:inline">{t(`statusShort.${note}`)}</span>
          </span>
        )}
      </p>
    </>
  )
}
