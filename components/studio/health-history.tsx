'use client'

import dynamic from 'next/dynamic'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactElement } from 'react'

const HealthGraphs = dynamic(
  () => untilLoaded(async () => (await import('./health-graphs.tsx')).HealthGraphs),
  {
    ssr: false,
    loading: () => <Loading />,
  },
)

/** Graphs of the last two hours, fetched and drawn when somebody opens them. */
export function HealthHistory({ slug }: { slug: string }): ReactElement {
  const t = useTranslations('health.graphs')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details
      className="group border-t border-line"
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-1.5 px-4 text-[13px] font-semibold">
        <ChevronRight
          aria-hidden
          className="size-4 transition-transform group-open:rotate-90 motion-reduce:transition-none"
        />
        {t('show')}
      </summary>
      {isOpen && <HealthGraphs slug={slug} />}
    </details>
  )
}

function Loading(): ReactElement {
  const t = useTranslations('health.graphs')
  return <p className="px-4 pb-4 text-sm text-muted">{t('loading')}</p>
}
