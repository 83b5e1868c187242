import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import { Cover } from '#components/schedule/cover.tsx'
import { StartTime } from '#components/schedule/start-time.tsx'
import { Link } from '#components/ui/link.tsx'
import { AccountList } from './account-section.tsx'

export function ReservedShows({ programmes }: { programmes: ProgrammeView[] }): ReactElement {
  const t = useTranslations('account.overview')
  return (
    <AccountList id="reserved" title={t('reserved')} none={t('noneReserved')}>
      {programmes.map(({ id, slug, scene, title, language, startsAt, notice }) => (
        <li key={id} className="relative flex items-center gap-3 p-3 hover:bg-sunken">
          <Cover slug={slug} scene={scene} className="h-14 w-24 shrink-0 rounded-lg" />
          <div className="min-w-0">
            <Link
              href={`/live/${slug}`}
              lang={language}
              className="block truncate font-medium after:absolute after:inset-0"
            >
              {title}
            </Link>
            <p className="text-[13px] text-muted">
              {notice?.kind === 'cancelled' ? t('cancelled') : <StartTime at={startsAt} />}
            </p>
          </div>
        </li>
      ))}
    </AccountList>
  )
}
