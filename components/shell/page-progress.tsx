'use client'

import { useTranslations } from 'next-intl'
import { useSyncExternalStore, type ReactElement } from 'react'
import { isPageAwaited, watchPageWay } from '#components/ui/page-way.ts'

/** A thin line along the top of the screen while a page is on its way that does not come at once. */
export function PageProgress(): ReactElement | null {
  const t = useTranslations('common')
  const isAwaited = useSyncExternalStore(watchPageWay, isPageAwaited, () => false)
  if (!isAwaited) return null
  return (
    <div
      role="progressbar"
      aria-label={t('opening')}
      className="pointer-events-none fixed inset-x-0 top-0 z-50 h-[3px] origin-left animate-page-way bg-brand"
    />
  )
}
