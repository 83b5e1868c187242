import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import { Link } from '#components/ui/link.tsx'
import { LiveBadge } from '#components/ui/live-badge.tsx'
import { Cover } from './cover.tsx'
import { StartTime } from './start-time.tsx'

/** A show in one line of a list; the whole of it is the link. */
export function RelatedShow({ programme }: { programme: ProgrammeView }): ReactElement {
  const t = useTranslations('common')
  const { slug, scene, title, language, startsAt, phase, broadcast, replays } = programme
  const isReplay = phase === 'replay'
  const at = isReplay ? (replays[0]?.liveAt ?? startsAt) : startsAt
  return (
    <article className="card relative flex items-center gap-3 overflow-hidden pr-4 hover:border-edge">
      <Cover slug={slug} scene={scene} className="h-20 w-28 shrink-0 largest:hidden" />
      <div className="grid min-w-0 flex-1 gap-1 py-2">
        <h3 lang={language} className="line-clamp-2 text-[15px] leading-snug font-medium">
          <Link
            href={isReplay ? `/replay/${slug}` : `/live/${slug}`}
            className="after:absolute after:inset-0"
          >
            {title}
          </Link>
        </h3>
        <p className="flex flex-wrap items-center gap-x-2 text-[13px] text-muted">
          {phase === 'live' || phase === 'interrupted' ? (
            <LiveBadge isInterrupted={broadcast?.state === 'interrupted'} />
          ) : (
            <StartTime at={at} />
          )}
          {isReplay && <span>{t('replay')}</span>}
        </p>
      </div>
    </article>
  )
}
