import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import type { HostView } from '#lib/programmes.ts'

type HostStripProps = {
  hosts: HostView[]
  institution: string
  badge?: ReactNode
  /** Null or 0 keeps the place until the number is known; left out there is none. */
  viewers?: number | null | undefined
}

/** Who speaks, by real name and licence: always on screen (features C5). */
export function HostStrip({ hosts, institution, badge, viewers }: HostStripProps): ReactElement {
  const t = useTranslations('live')
  // Whoever reads this watches: nobody at all means that they were not counted yet.
  const isCounted = (viewers ?? 0) > 0
  return (
    <div className="flex min-h-12 items-center gap-3 px-4 py-1.5 max-lg:largest:block max-lg:largest:leading-snug lg:px-0">
      <div className="order-last flex shrink-0 flex-col-reverse items-end gap-x-3 gap-y-0.5 max-lg:largest:float-right max-lg:largest:ml-2 lg:flex-row lg:items-center">
        {viewers !== undefined && (
          <span
            title={t('viewersHint')}
            className={`figures text-[13px] leading-snug text-muted ${isCounted ? '' : 'invisible'}`}
          >
            {t('viewers', { count: viewers ?? 0 })}
          </span>
        )}
        {badge}
      </div>
      <ul
        aria-label={t('hosts')}
        className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-4 text-sm max-lg:largest:block"
      >
        {hosts.map(({ id, name, licenceNumber, employer }) => (
          <li key={id} className="min-w-0 leading-snug lg:flex lg:items-baseline lg:gap-2">
            <span className="font-semibold">{name}</span>
            <span className="block text-[13px] text-muted max-lg:largest:text-xs">
              {licenceNumber ? t('licence', { number: licenceNumber }) : t('noLicence')} ·{' '}
              {employer ?? institution}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
