import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { SharedLink } from '#lib/shared-link.ts'
import { AccountList } from './account-section.tsx'

/** What was passed on and whom it brought. */
export function SharedLinks({ links }: { links: SharedLink[] }): ReactElement {
  const t = useTranslations('account.overview')
  return (
    <AccountList id="shared" title={t('shared')} none={t('noneShared')}>
      {links.map(({ code, title, language, visits, visitors }) => (
        <li key={code} className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-3">
          <span lang={language} className="min-w-0 truncate">
            {title}
          </span>
          <span className="figures text-[13px] text-muted">{t('visits', { visits, visitors })}</span>
        </li>
      ))}
    </AccountList>
  )
}
