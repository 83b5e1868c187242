import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'

export function LiveBadge({ isInterrupted = false }: { isInterrupted?: boolean }): ReactElement {
  const t = useTranslations('common')
  if (isInterrupted)
    return (
      <span className="inline-flex items-center gap-1.5 rounded-full bg-gold-wash px-2.5 py-1 text-xs leading-none font-semibold text-gold">
        {t('interrupted')}
      </span>
    )
  return (
    <span className="inline-flex items-center gap-1.5 rounded-full bg-[#b8321f] px-2.5 py-1 text-xs leading-none font-semibold text-white">
      <i aria-hidden className="size-1.5 animate-breathe rounded-full bg-white" />
      {t('live')}
    </span>
  )
}
