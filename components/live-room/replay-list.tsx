import { useFormatter, useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import { formatMediaTime } from '#lib/format-media-time.ts'
import { CoverPhoto } from '#components/schedule/cover-photo.tsx'
import { Cover } from '#components/schedule/cover.tsx'
import { Link } from '#components/ui/link.tsx'

/** The other recordings of a programme. */
export function ReplayList({
  programme,
  currentId,
}: {
  programme: ProgrammeView
  currentId: string
}): ReactElement {
  const t = useTranslations('live.replay')
  const format = useFormatter()
  const { slug, scene, replays } = programme
  return (
    <section aria-labelledby="replays-title" className="grid gap-3">
      <h2 id="replays-title" className="font-display text-lg font-semibold">
        {t('others')}
      </h2>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-2 sm:grid-cols-2">
        {replays.map(({ broadcastId, liveAt, durationMs, posterUrl }) => (
          <li key={broadcastId}>
            <Link
              href={`/replay/${slug}/${broadcastId}`}
              aria-current={broadcastId === currentId ? 'page' : undefined}
              className="card flex items-center gap-3 overflow-hidden pr-4 hover:border-edge aria-[current]:border-brand max-sm:largest:flex-col max-sm:largest:p-3"
            >
              <span className="relative h-16 w-28 shrink-0">
                <Cover slug={slug + broadcastId} scene={scene} className="size-full" />
                {posterUrl !== null && <CoverPhoto url={posterUrl} />}
              </span>
              <span className="grid min-w-0 text-sm">
                <span className="font-medium">
                  {t('of', {
                    date: format.dateTime(liveAt, {
                      month: 'long',
                      day: 'numeric',
                      hour: '2-digit',
                      minute: '2-digit',
                      hourCycle: 'h23',
                    }),
                  })}
                </span>
                <span className="figures text-[13px] text-muted">
                  {formatMediaTime(durationMs)}
                  {broadcastId === currentId && <span className="ml-2 text-brand">{t('current')}</span>}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
