import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { formatMediaTime } from '#lib/format-media-time.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import { LiveBadge } from '#components/ui/live-badge.tsx'
import { ProgrammeCover } from './programme-cover.tsx'
import { AudienceChip } from './audience-chip.tsx'
import { Chip } from './chip.tsx'
import { sceneKey } from './scene-name.ts'
import { StartTime } from './start-time.tsx'

type ProgrammeCardProps = {
  programme: ProgrammeView
  kind: 'live' | 'upcoming' | 'replay'
  isSignedIn: boolean
}

/** One show in the schedule; the whole card is the link. */
export function ProgrammeCard({ programme, kind, isSignedIn }: ProgrammeCardProps): ReactElement {
  const t = useTranslations()
  const { slug, title, scene, hosts, startsAt, minutes, broadcast, language, visibility } = programme
  const replay = programme.replays[0]
  const href = kind === 'replay' ? `/replay/${slug}` : `/live/${slug}`
  return (
    <article className="group card relative flex flex-col overflow-hidden shadow-card transition-[translate,box-shadow] duration-200 ease-calm focus-within:shadow-pop hover:-translate-y-0.5 hover:shadow-pop">
      <div className="relative aspect-video overflow-hidden bg-sunken">
        <ProgrammeCover
          programme={programme}
          className="relative size-full transition-transform duration-500 ease-calm group-hover:scale-[1.03]"
        />
        <div className="absolute bottom-3 left-3 flex gap-2">
          {kind === 'live' && <LiveBadge isInterrupted={broadcast?.state === 'interrupted'} />}
          {kind === 'upcoming' && <Chip>{t('common.upcoming')}</Chip>}
          {kind === 'replay' && <Chip>{t('common.replay')}</Chip>}
          <AudienceChip visibility={visibility} isSignedIn={isSignedIn} />
        </div>
        {kind === 'replay' && replay && (
          <span className="figures absolute right-3 bottom-3 rounded-md bg-black/65 px-1.5 py-0.5 text-xs text-white">
            <span className="sr-only">
              {t('schedule.length', { time: formatMediaTime(replay.durationMs) })}
            </span>
            <span aria-hidden>{formatMediaTime(replay.durationMs)}</span>
          </span>
        )}
      </div>
      <div className="flex flex-1 flex-col gap-1.5 p-4 pt-3.5">
        <p className="flex flex-wrap gap-x-2 text-[13px] text-muted">
          <span className="text-brand">{t(`common.scene.${sceneKey(scene)}`)}</span>
          <span aria-hidden>·</span>
          <StartTime at={kind === 'replay' && replay ? replay.liveAt : (broadcast?.liveAt ?? startsAt)} />
          {kind === 'upcoming' && <span>{t('schedule.minutes', { minutes })}</span>}
        </p>
        <h3 lang={language} className="text-[17px] leading-snug font-semibold">
          <Link href={href} className="after:absolute after:inset-0 after:rounded-card">
            {title}
          </Link>
        </h3>
        <p className="mt-auto pt-1 text-[13px] text-muted">
          {t('schedule.with', { names: hosts.map(({ name }) => name).join('、') })}
        </p>
      </div>
    </article>
  )
}
