import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import type { HostView } from '#lib/programmes.ts'

type HostStripProps = { hosts: HostView[]; institution: string; badge?: ReactNode; viewers?: number | null }

/** Who speaks, by real name and licence: always on screen (features C5). */
export function HostStrip({ hosts, institution, badge, viewers = null }: HostStripProps): ReactElement {
  const t = useTranslations('live')
  return (
    <div className="flex min-h-12 items-center gap-3 px-4 py-1.5 lg:px-0">
      <ul aria-label={t('hosts')} className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-4 text-sm">
        {hosts.map(({ id, name, licenceNumber, employer }) => (
          <li key={id} className="min-w-0">
            <span className="font-semibold">{name}</span>
            <span className="ml-2 text-[13px] text-muted">
              {licenceNumber ? t('licence', { number: licenceNumber }) : t('noLicence')} ·{' '}
              {employer ?? institution}
            </span>
          </li>
        ))}
      </ul>
      {viewers !== null && viewers > 0 && (
        <span className="figures shrink-0 text-[13px] text-muted" title={t('viewersHint')}>
          {t('viewers', { count: viewers })}
        </span>
      )}
      {badge}
    </div>
  )
}
