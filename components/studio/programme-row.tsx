import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import { Cover } from '#components/schedule/cover.tsx'
import { StartTime } from '#components/schedule/start-time.tsx'
import { Link } from '#components/ui/link.tsx'
import { LiveBadge } from '#components/ui/live-badge.tsx'

export function ProgrammeRow({ programme }: { programme: ProgrammeView }): ReactElement {
  const t = useTranslations()
  const { slug, scene, title, startsAt, minutes, broadcast, language } = programme
  return (
    <article className="card relative flex items-center gap-4 overflow-hidden pr-5 hover:border-edge">
      <Cover slug={slug} scene={scene} className="h-24 w-36 shrink-0 max-sm:w-24" />
      <div className="min-w-0 flex-1 py-3 max-sm:grid max-sm:gap-1">
        <h2
          lang={language}
          className="truncate text-[17px] font-semibold max-sm:line-clamp-2 max-sm:whitespace-normal"
        >
          <Link href={`/studio/${slug}`} className="after:absolute after:inset-0">
            {title}
          </Link>
        </h2>
        <p className="text-sm text-muted">
          <StartTime at={startsAt} /> · {t('schedule.minutes', { minutes })}
        </p>
      </div>
      {broadcast && <LiveBadge isInterrupted={broadcast.state === 'interrupted'} />}
      <span aria-hidden className="text-sm text-brand max-sm:hidden">
        {t('studio.open')} →
      </span>
    </article>
  )
}
