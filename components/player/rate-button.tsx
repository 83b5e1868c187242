'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { Playback } from './playback.ts'
import { nextRate, playbackRates } from './shortcuts.ts'

/** Steps through the speeds and begins again after the fastest. */
export function RateButton({ playback, rate }: { playback: Playback; rate: number }): ReactElement {
  const t = useTranslations('player')
  const isFastest = rate >= (playbackRates.at(-1) ?? 1)
  return (
    <button
      type="button"
      className="player-button figures w-auto! px-2.5! text-xs font-semibold"
      aria-label={t('rate', { rate })}
      onClick={() => playback.setRate(isFastest ? playbackRates[0] : nextRate(rate, 1))}
    >
      {rate}×
    </button>
  )
}
