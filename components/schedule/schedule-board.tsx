import { CalendarClock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LiveHero } from './live-hero.tsx'
import { ProgrammeCard, type ScheduleVisitor } from './programme-card.tsx'
import { useStartWords } from './start-time.tsx'

type ScheduleBoardProps = { programmes: ProgrammeView[]; visitor: ScheduleVisitor }

/** live > upcoming > replays, as the reads have sorted them. */
export function ScheduleBoard({ programmes, visitor }: ScheduleBoardProps): ReactElement {
  const t = useTranslations('schedule')
  const live = programmes.filter(({ broadcast }) => broadcast !== null)
  const upcoming = programmes.filter(isAhead)
  const replays = programmes.filter((programme) => programme.replays.length > 0)
  const [first, ...alsoLive] = live
  return (
    <>
      <Section id="live" title={t('live')}>
        {first ? (
          <LiveHero programme={first} isSignedIn={visitor.isSignedIn} />
        ) : (
          <NothingLive next={upcoming.find(({ phase }) => phase === 'upcoming')} />
        )}
        {alsoLive.length > 0 && (
          <Grid>
            {alsoLive.map((programme) => (
              <ProgrammeCard key={programme.id} programme={programme} kind="live" visitor={visitor} />
            ))}
          </Grid>
        )}
      </Section>
      <Section id="upcoming" title={t('upcoming')}>
        {upcoming.length === 0 && <p className="text-sm text-muted">{t('empty.upcoming')}</p>}
        <Grid>
          {upcoming.map((programme) => (
            <ProgrammeCard key={programme.id} programme={programme} kind="upcoming" visitor={visitor} />
          ))}
        </Grid>
      </Section>
      <Section id="replays" title={t('replays')}>
        {replays.length === 0 && <p className="text-sm text-muted">{t('empty.replays')}</p>}
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
  return <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">{children}</div>
}

function NothingLive({ next }: { next: ProgrammeView | undefined }): ReactElement {
  const t = useTranslations('schedule')
  const words = useStartWords()
  const hint = next ? t('empty.next', { title: next.title, time: words(next.startsAt) }) : t('empty.none')
  return (
    <div className="card">
      <EmptyState icon={<CalendarClock />} title={t('empty.title')} hint={hint} />
    </div>
  )
}
