import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'

export function SiteFooter(): ReactElement {
  const t = useTranslations('common')
  return (
    <footer className="mt-auto border-t border-line">
      <div className="shell flex flex-wrap justify-between gap-x-8 gap-y-1 py-6 text-[13px] text-muted">
        <p>{t('footer.risk')}</p>
        <p>{t('footer.recorded')}</p>
      </div>
    </footer>
  )
}
