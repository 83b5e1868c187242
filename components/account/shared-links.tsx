import { useFormatter, useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { SharedLink } from '#lib/shared-link.ts'
import { AccountList } from './account-section.tsx'
import { CopyLink } from './copy-link.tsx'

/** What was passed on and whom it brought. */
export function SharedLinks({ links }: { links: SharedLink[] }): ReactElement {
  const t = useTranslations('account.overview')
  const format = useFormatter()
  const kindOf = ({ leadsTo, recordedAt }: SharedLink) => {
    if (leadsTo === 'show') return t('sharedShow')
    if (recordedAt === null) return t('sharedReplay')
    return t('sharedReplayOf', { date: format.dateTime(recordedAt, { dateStyle: 'medium' }) })
  }
  return (
    <AccountList id="shared" title={t('shared')} none={t('noneShared')}>
      {links.map((link) => (
        <li key={link.code} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
          <div className="grid min-w-0 flex-1 basis-60 gap-1">
            <span lang={link.language} className="truncate">
              {link.title}
            </span>
            <p className="figures flex flex-wrap gap-x-3 text-[13px] text-muted">
              <span>{kindOf(link)}</span>
              <span>{t('visits', { visits: link.visits, visitors: link.visitors })}</span>
            </p>
          </div>
          <CopyLink url={link.url} of={`${link.title} · ${kindOf(link)}`} />
        </li>
      ))}
    </AccountList>
  )
}
