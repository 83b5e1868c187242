'use client'

import { useTranslations } from 'next-intl'
import { useSyncExternalStore, type ReactElement } from 'react'
import { isPageAwaited, watchPageWay } from '#components/ui/page-way.ts'

/** A thin line along the top of the screen while a page is on its way that does not come at once. */
export function PageProgress(): ReactElement {
  const t = useTranslations('common')
  const isAwaited = useSyncExternalStore(watchPageWay, isPageAwaited, () => false)
  return (
    <>
      <p role="status" className="sr-only">
        {isAwaited && t('opening')}
      </p>
      {isAwaited && (
        <div
          aria-hidden
          data-page-way
          className="pointer-events-none fixed inset-x-0 top-[env(safe-area-inset-top)] z-60 h-[3px] origin-left animate-page-way bg-brand elder:animate-appear-late motion-reduce:animate-appear-late"
        />
      )}
    </>
  )
}
