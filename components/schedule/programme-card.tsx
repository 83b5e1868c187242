import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { formatMediaTime } from '#lib/format-media-time.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import { buttonStyle } from '#components/ui/button-style.ts'
import { ReserveButton, type Reserve } from '#components/reservation/reserve-button.tsx'
import { Link } from '#components/ui/link.tsx'
import { LiveBadge } from '#components/ui/live-badge.tsx'
import { ProgrammeCover } from './programme-cover.tsx'
import { AudienceChip } from './audience-chip.tsx'
import { Chip } from './chip.tsx'
import { sceneKey } from './scene-name.ts'
import { StartTime } from './start-time.tsx'

type ProgrammeCardProps = {
  programme: ProgrammeView
  kind: 'live' | 'upcoming' | 'replay'
  visitor: ScheduleVisitor
}

/** Who looks at the schedule, and what they can do from it. */
export type ScheduleVisitor = { isSignedIn: boolean; reservedIds: readonly string[]; reserve: Reserve }

/** One show in the schedule; the whole card is the link. */
export function ProgrammeCard({ programme, kind, visitor }: ProgrammeCardProps): ReactElement {
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
          {kind === 'upcoming' && <Chip>{chipWords(programme, t)}</Chip>}
          {kind === 'replay' && <Chip>{t('common.replay')}</Chip>}
          <AudienceChip visibility={visibility} isSignedIn={visitor.isSignedIn} />
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
        <div className="mt-auto flex flex-wrap items-end justify-between gap-3 pt-1">
          <p className="text-[13px] text-muted">
            {t('schedule.with', { names: hosts.map(({ name }) => name).join('、') })}
          </p>
          {kind === 'upcoming' && <ReserveHere programme={programme} visitor={visitor} />}
        </div>
      </div>
    </article>
  )
}

function chipWords({ notice }: ProgrammeView, t: ReturnType<typeof useTranslations<never>>): string {
  if (notice?.kind === 'cancelled') return t('schedule.cancelled')
  return notice?.kind === 'postponed' ? t('schedule.moved') : t('common.upcoming')
}

/** Above the card's own link. */
function ReserveHere({
  programme: { id, title, notice },
  visitor,
}: Pick<ProgrammeCardProps, 'programme' | 'visitor'>): ReactElement | null {
  if (notice?.kind === 'cancelled') return null
  return (
    <ReserveButton
      programmeId={id}
      title={title}
      isReserved={visitor.reservedIds.includes(id)}
      isSignedIn={visitor.isSignedIn}
      reserve={visitor.reserve}
      className={buttonStyle(
        'quiet',
        'small',
        'relative z-10 aria-pressed:border-brand aria-pressed:text-brand',
      )}
    />
  )
}
