'use client'

import { AudioLines, LoaderCircle, Play, Volume2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { Playback } from './playback.ts'
import type { PlaybackState } from './playback-state.ts'

/** What the viewer has to know or tap, over the picture. */
export function PlayerStatus({
  playback,
  state,
}: {
  playback: Playback | null
  state: PlaybackState
}): ReactElement {
  const t = useTranslations('player')
  const note = statusNote(state)
  return (
    <>
      {state.isAudioOnly && (
        <div className="pointer-events-none absolute inset-0 grid place-content-center justify-items-center gap-3 bg-[#0c1a18] text-white/85">
          <AudioLines aria-hidden className="size-12" />
          <p className="text-sm">{t('audioOnlyOn')}</p>
        </div>
      )}
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

function statusNote({ status, hasPicture }: PlaybackState): 'waiting' | 'stalled' | null {
  if (status === 'waiting' || (status === 'loading' && !hasPicture)) return 'waiting'
  return status === 'stalled' ? 'stalled' : null
}
