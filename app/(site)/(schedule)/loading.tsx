import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'

export default function Loading(): ReactElement {
  const t = useTranslations('common')
  return (
    <div role="status" className="shell grid min-h-dvh content-start gap-6 py-12">
      <span className="sr-only">{t('loading')}</span>
      <div className="h-10 w-2/3 max-w-md animate-pulse rounded-lg bg-sunken" />
      <div className="aspect-video max-h-[420px] w-full animate-pulse rounded-card bg-sunken" />
    </div>
  )
}
