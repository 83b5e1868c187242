import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { formatMediaTime } from '#lib/format-media-time.ts'
import type { WatchedReplay } from '#lib/watched-replay.ts'
import { Link } from '#components/ui/link.tsx'
import { AccountList } from './account-section.tsx'

export function WatchedReplays({ watched }: { watched: WatchedReplay[] }): ReactElement {
  const t = useTranslations('account.overview')
  return (
    <AccountList id="watched" title={t('watched')} none={t('noneWatched')}>
      {watched.map((replay) => (
        <li key={replay.broadcastId} className="relative grid gap-1.5 px-4 py-3 hover:bg-sunken">
          <Link
            href={`/replay/${replay.slug}/${replay.broadcastId}`}
            lang={replay.language}
            className="truncate font-medium after:absolute after:inset-0"
          >
            {replay.title}
          </Link>
          <p className="figures text-[13px] text-muted">
            {t('goOn', {
              time: formatMediaTime(replay.positionMs),
              length: formatMediaTime(replay.durationMs),
            })}
          </p>
          <span aria-hidden className="h-1 overflow-hidden rounded-full bg-sunken">
            <span
              className="block h-full rounded-full bg-brand"
              style={{ width: `${shareOf(replay) * 100}%` }}
            />
          </span>
        </li>
      ))}
    </AccountList>
  )
}

function shareOf({ positionMs, durationMs }: WatchedReplay): number {
  return durationMs === 0 ? 0 : Math.min(1, positionMs / durationMs)
}
