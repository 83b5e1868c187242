'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { useServerNow } from '#components/ui/use-server-now.ts'

/** What is left until the start, in figures that do not dance. */
export function Countdown({ until }: { until: number }): ReactElement {
  const t = useTranslations('live.before')
  const now = useServerNow(1_000)
  const seconds = Math.floor((until - now) / 1_000)
  if (seconds <= 0) return <p className="text-lg font-medium text-white">{t('soon')}</p>
  const parts = [
    { value: Math.floor(seconds / 86_400), unit: t('days') },
    { value: Math.floor(seconds / 3_600) % 24, unit: t('hours') },
    { value: Math.floor(seconds / 60) % 60, unit: t('minutes') },
    { value: seconds % 60, unit: t('seconds') },
  ]
  const shown = parts[0]?.value === 0 ? parts.slice(1) : parts.slice(0, 3)
  return (
    <p
      role="timer"
      aria-label={t('countdown')}
      className="flex flex-wrap items-baseline justify-center gap-x-4 text-white max-sm:largest:gap-x-2"
    >
      {shown.map(({ value, unit }) => (
        <span key={unit} className="flex items-baseline gap-1.5">
          <span className="figures font-display text-4xl font-semibold sm:text-6xl max-sm:elder:text-3xl max-sm:largest:text-2xl short:elder:text-3xl">
            {String(value).padStart(2, '0')}
          </span>
          <span className="text-sm text-white/75">{unit}</span>
        </span>
      ))}
    </p>
  )
}
