'use client'

import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { formatMediaTime } from '#lib/format-media-time.ts'
import { useServerNow } from '#components/ui/use-server-now.ts'

const lateAfterMs = 120_000

export function WaitTime({ since }: { since: number }): ReactElement {
  const t = useTranslations('desk')
  const waitedMs = Math.max(0, useServerNow(1_000) - since)
  return (
    <span
      className={`figures text-[13px] ${waitedMs > lateAfterMs ? 'font-medium text-live' : 'text-muted'}`}
    >
      {t('waiting', { time: formatMediaTime(waitedMs) })}
    </span>
  )
}
