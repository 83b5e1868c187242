'use client'

import { Keyboard } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'

type DeskHeaderProps = {
  counts: { waiting: number; mine: number }
  queues: { slug: string; name: string }[]
  queueSlug: string
  onHelp: () => void
}

export function DeskHeader({ counts, queues, queueSlug, onHelp }: DeskHeaderProps): ReactElement {
  const t = useTranslations('desk')
  return (
    <header className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 lg:px-0">
      <h1 className="font-display text-2xl font-semibold">{t('title')}</h1>
      <p role="status" className="figures flex-1 text-sm text-muted">
        {t('count', counts)}
      </p>
      {queues.length > 1 && (
        <nav aria-label={t('queue')} className="flex flex-wrap gap-2">
          {queues.map(({ slug, name }) => (
            <Link
              key={slug}
              href={`/desk?queue=${slug}`}
              aria-current={slug === queueSlug ? 'page' : undefined}
              className="rounded-full border border-line px-3 py-1 text-sm text-muted aria-[current]:border-brand aria-[current]:text-brand"
            >
              {name}
            </Link>
          ))}
        </nav>
      )}
      <Button kind="bare" size="icon" aria-label={t('keys.title')} className="max-lg:hidden" onClick={onHelp}>
        <Keyboard aria-hidden className="size-5" />
      </Button>
    </header>
  )
}
