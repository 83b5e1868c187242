'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { formatMediaTime } from '#lib/format-media-time.ts'
import type { Playback } from './playback.ts'
import type { PlaybackState } from './playback-state.ts'

/** Red at the edge; grey behind it, saying how far, and the way back. */
export function LiveButton({ playback, state }: { playback: Playback; state: PlaybackState }): ReactElement {
  const t = useTranslations('player')
  const behind = t('minutesBehind', { time: formatMediaTime(state.secondsBehind * 1_000) })
  return (
    <button
      type="button"
      className="player-button w-auto! gap-1.5 px-2.5! text-xs font-semibold"
      aria-label={state.isAtEdge ? t('atLive') : `${t('toLive')}, ${behind}`}
      onClick={() => playback.toEdge()}
    >
      <i aria-hidden className={`size-2 rounded-full ${state.isAtEdge ? 'bg-[#ff5a41]' : 'bg-white/45'}`} />
      {t('liveShort')}
      {!state.isAtEdge && (
        <span aria-hidden className="figures font-normal text-white/75">
          −{formatMediaTime(state.secondsBehind * 1_000)}
        </span>
      )}
    </button>
  )
}
