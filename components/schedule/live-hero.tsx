import { Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { LiveBadge } from '#components/ui/live-badge.tsx'
import { AudienceChip } from './audience-chip.tsx'
import { ProgrammeCover } from './programme-cover.tsx'
import { sceneKey } from './scene-name.ts'
import { StartTime } from './start-time.tsx'

type LiveHeroProps = { programme: ProgrammeView; isSignedIn: boolean }

/** The show that is live now, large. */
export function LiveHero({ programme, isSignedIn }: LiveHeroProps): ReactElement {
  const t = useTranslations()
  const { slug, title, summary, scene, hosts, institution, broadcast, startsAt, language, visibility } =
    programme
  return (
    <article className="card group relative grid overflow-hidden shadow-card lg:grid-cols-[1.55fr_1fr]">
      <div className="relative aspect-video overflow-hidden lg:aspect-auto lg:min-h-[420px]">
        <ProgrammeCover
          programme={programme}
          isFirst
          className="absolute inset-0 size-full transition-transform duration-700 ease-calm group-hover:scale-[1.02]"
        />
        <span aria-hidden className="absolute inset-0 grid place-items-center">
          <span className="grid size-16 place-items-center rounded-full bg-white/92 text-[#0a332d] shadow-pop transition-transform duration-200 ease-calm group-hover:scale-105 sm:size-20">
            <Play className="ml-1 size-7 fill-current sm:size-8" />
          </span>
        </span>
      </div>
      <div className="flex flex-col justify-center gap-3 p-5 sm:p-8">
        {/* Beside the picture: shows have their own title where a badge would lie. */}
        <div className="flex gap-2">
          <LiveBadge isInterrupted={broadcast?.state === 'interrupted'} />
          <AudienceChip visibility={visibility} isSignedIn={isSignedIn} />
        </div>
        <p className="flex flex-wrap gap-x-2 text-[13px] text-muted">
          <span className="font-medium text-brand">{t(`common.scene.${sceneKey(scene)}`)}</span>
          <span aria-hidden>·</span>
          <span>{institution}</span>
          {/* On a phone a line of its own: Beijing's time, which comes with the viewer's zone, then moves nothing. */}
          <span aria-hidden className="max-sm:hidden">
            ·
          </span>
          <StartTime at={broadcast?.liveAt ?? startsAt} className="max-sm:basis-full" />
        </p>
        <h3 lang={language} className="font-display text-[26px] leading-[1.3] font-semibold sm:text-[34px]">
          <Link href={`/live/${slug}`} className="after:absolute after:inset-0 after:rounded-card">
            {title}
          </Link>
        </h3>
        <p lang={language} className="line-clamp-4 text-muted">
          {summary}
        </p>
        <Hosts hosts={hosts} />
        <span
          aria-hidden
          className={buttonStyle('primary', 'large', 'mt-2 self-start group-hover:bg-brand-deep')}
        >
          {t('schedule.watch')}
        </span>
      </div>
    </article>
  )
}

function Hosts({ hosts }: Pick<ProgrammeView, 'hosts'>): ReactElement {
  const t = useTranslations('live')
  return (
    <ul className="grid gap-1 text-sm">
      {hosts.map((host) => (
        <li key={host.id}>
          <span className="font-medium">{host.name}</span>
          {host.licenceNumber && (
            <span className="text-muted"> · {t('licence', { number: host.licenceNumber })}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
