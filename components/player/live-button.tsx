'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { formatMediaTime } from '#lib/format-media-time.ts'
import type { Playback } from './playback.ts'
import type { PlaybackState } from './playback-state.ts'

/** Red at the edge; grey without a network, and behind the edge, saying how far, and the way back. */
export function LiveButton({ playback, state }: { playback: Playback; state: PlaybackState }): ReactElement {
  const t = useTranslations('player')
  const isAtEdge = state.isAtEdge && !state.isOffline
  const behind = state.isAtEdge ? '' : formatMediaTime(state.secondsBehind * 1_000)
  const way = behind === '' ? t('toLive') : `${t('toLive')}, ${t('minutesBehind', { time: behind })}`
  return (
    <button
      type="button"
      className="player-button w-auto! shrink-0 gap-1.5 px-2.5! text-xs font-semibold whitespace-nowrap"
      aria-label={isAtEdge ? t('atLive') : way}
      onClick={() => playback.toEdge()}
    >
      <i
        aria-hidden
        className={`size-2 shrink-0 rounded-full ${isAtEdge ? 'bg-[#ff5a41]' : 'bg-white/45'}`}
      />
      {t('liveShort')}
      {behind !== '' && (
        <span aria-hidden className="figures font-normal text-white/75">
          −{behind}
        </span>
      )}
    </button>
  )
}
