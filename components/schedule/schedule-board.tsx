import { CalendarClock } from 'lucide-react'
import { useNow, useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import { isWithin } from '#lib/schedule-days.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Link } from '#components/ui/link.tsx'
import { LiveHero } from './live-hero.tsx'
import { ProgrammeCard, type ScheduleVisitor } from './programme-card.tsx'
import { schedulePath, type Chosen } from './schedule-filters.tsx'
import { useBeijingWords, useStartWords } from './start-time.tsx'

type ScheduleBoardProps = { programmes: ProgrammeView[]; visitor: ScheduleVisitor; chosen: Chosen }

/** live > upcoming > replays, as the reads have sorted them. */
export function ScheduleBoard({ programmes, visitor, chosen }: ScheduleBoardProps): ReactElement {
  const t = useTranslations('schedule')
  const live = programmes.filter(({ broadcast }) => broadcast !== null)
  const ahead = programmes.filter(isAhead)
  const next = ahead.find(({ phase }) => phase === 'upcoming')
  const now = useNow().getTime()
  const isShown = (at: number | undefined) => at !== undefined && isWithin(chosen.span, at, now)
  const upcoming = ahead.filter(({ startsAt }) => isShown(startsAt))
  const recorded = programmes.filter((programme) => programme.replays.length > 0)
  const replays = recorded.filter((programme) => isShown(programme.replays[0]?.liveAt))
  const [first, ...alsoLive] = live
  return (
    <>
      <Section id="live" title={t('live')}>
        {first ? <LiveHero programme={first} isSignedIn={visitor.isSignedIn} /> : <NothingLive next={next} />}
        {alsoLive.length > 0 && (
          <Grid>
            {alsoLive.map((programme) => (
              <ProgrammeCard key={programme.id} programme={programme} kind="live" visitor={visitor} />
            ))}
          </Grid>
        )}
      </Section>
      <Section id="upcoming" title={t('upcoming')}>
        {upcoming.length === 0 && <NothingAhead next={next} chosen={chosen} />}
        <Grid>
          {upcoming.map((programme) => (
            <ProgrammeCard key={programme.id} programme={programme} kind="upcoming" visitor={visitor} />
          ))}
        </Grid>
      </Section>
      <Section id="replays" title={t('replays')}>
        {replays.length === 0 && <NoReplays chosen={chosen} isNoneAtAll={recorded.length === 0} />}
        <Grid>
          {replays.map((programme) => (
            <ProgrammeCard key={programme.id} programme={programme} kind="replay" visitor={visitor} />
          ))}
        </Grid>
      </Section>
    </>
  )
}

/** Shows to come; those that were cancelled say so until their day is over. */
function isAhead({ phase, notice }: ProgrammeView): boolean {
  return phase === 'upcoming' || notice?.kind === 'cancelled'
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }): ReactElement {
  return (
    <section aria-labelledby={`${id}-title`} className="grid gap-4">
      <h2 id={`${id}-title`} className="font-display text-xl font-semibold sm:text-2xl">
        {title}
      </h2>
      {children}
    </section>
  )
}

function Grid({ children }: { children: ReactNode }): ReactElement {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,280px),1fr))] gap-5">{children}</div>
  )
}

function NothingLive({ next }: { next: ProgrammeView | undefined }): ReactElement {
  const t = useTranslations('schedule')
  const nextWords = useNextWords()
  return (
    <div className="card">
      <EmptyState
        icon={<CalendarClock />}
        title={t('empty.title')}
        hint={next ? nextWords(next) : t('empty.none')}
      />
    </div>
  )
}

/** No show to come in these days: the next one after them, if there is any. */
function NothingAhead({ next, chosen }: { next: ProgrammeView | undefined; chosen: Chosen }): ReactElement {
  const t = useTranslations('schedule')
  const nextWords = useNextWords()
  const { span } = chosen
  return (
    <p className="text-sm text-muted">
      {span === null || !next ? t('empty.upcoming') : t(`empty.${span}`)}{' '}
      {next && (
        <Link href={`/live/${next.slug}`} className="text-brand underline-offset-4 hover:underline">
          {nextWords(next)}
        </Link>
      )}
    </p>
  )
}

function NoReplays({ chosen, isNoneAtAll }: { chosen: Chosen; isNoneAtAll: boolean }): ReactElement {
  const t = useTranslations('schedule')
  if (isNoneAtAll) return <p className="text-sm text-muted">{t('empty.replays')}</p>
  return (
    <p className="text-sm text-muted">
      {t('empty.replaysThen')}{' '}
      <Link
        href={schedulePath({ ...chosen, span: null })}
        scroll={false}
        className="text-brand underline-offset-4 hover:underline"
      >
        {t('empty.allReplays')}
      </Link>
    </p>
  )
}

function useNextWords(): (next: ProgrammeView) => string {
  const t = useTranslations('schedule')
  const words = useStartWords()
  const inBeijing = useBeijingWords()
  return ({ title, startsAt }) => {
    const beijing = inBeijing(startsAt)
    return t('empty.next', { title, time: `${words(startsAt)}${beijing === null ? '' : ` (${beijing})`}` })
  }
}
