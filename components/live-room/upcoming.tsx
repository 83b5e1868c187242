'use client'

import { CalendarPlus, CircleHelp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import type { ProgrammeView } from '#lib/programmes.ts'
import { ReserveButton, type Reserve } from '#components/reservation/reserve-button.tsx'
import { useBeijingWords, useStartWords } from '#components/schedule/start-time.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { Countdown } from './countdown.tsx'
import { StageNotice } from './stage-notice.tsx'

export type Reservation = { isReserved: boolean; isSignedIn: boolean; reserve: Reserve }

type UpcomingProps = {
  programme: ProgrammeView
  cover: ReactNode
  reservation: Reservation
  /** To where questions are asked beforehand. */
  onAsk: () => void
}

const pill =
  'inline-flex min-h-11 items-center gap-2 rounded-full border border-white/40 px-4 text-sm text-white hover:bg-white/10 aria-pressed:bg-white aria-pressed:text-black'

/** The waiting room: how long, what changed about it, and how not to miss it. */
export function Upcoming({ programme, cover, reservation, onAsk }: UpcomingProps): ReactElement {
  const t = useTranslations('live.before')
  const words = useStartWords()
  const inBeijing = useBeijingWords()
  const inZone = useTranslations('schedule')
  const { id, slug, title, startsAt, notice } = programme
  const beijing = inBeijing(startsAt)
  if (notice?.kind === 'cancelled') return <Cancelled programme={programme} cover={cover} />
  return (
    <StageNotice cover={cover} title={`${t('title')} · ${words(startsAt)}`} hint={t('auto')}>
      <p className={`figures text-sm text-white/80 ${beijing === null ? 'hidden assumed:block' : ''}`}>
        {beijing ?? inZone('beijingZone')}
      </p>
      <PlanNote notice={notice} />
      <Countdown until={startsAt} />
      <div className="flex flex-wrap justify-center gap-2">
        <ReserveButton programmeId={id} title={title} className={pill} {...reservation} />
        <a href={`/api/programmes/${slug}/calendar`} download className={pill}>
          <CalendarPlus aria-hidden className="size-4" />
          {t('calendar')}
        </a>
        <button type="button" onClick={onAsk} className={pill}>
          <CircleHelp aria-hidden className="size-4" />
          {t('ask')}
        </button>
      </div>
    </StageNotice>
  )
}

/** Late or put off, and why. */
function PlanNote({ notice }: Pick<ProgrammeView, 'notice'>): ReactElement | null {
  const t = useTranslations('live.plan')
  const words = useStartWords()
  if (!notice || notice.kind === 'cancelled') return null
  const what =
    notice.kind === 'postponed' && notice.plannedAt !== null
      ? t('postponed', { time: words(notice.plannedAt) })
      : t('late')
  return (
    <p role="status" className="max-w-lg rounded-[12px] bg-white/12 px-4 py-2 text-sm text-white">
      <strong className="font-semibold">{what}</strong> {t('reason', { reason: notice.reason })}
    </p>
  )
}

function Cancelled({ programme, cover }: Pick<UpcomingProps, 'programme' | 'cover'>): ReactElement {
  const t = useTranslations('live.plan')
  const { slug, notice, replays } = programme
  const replay = replays[0]
  return (
    <StageNotice cover={cover} title={t('cancelled')} hint={t('reason', { reason: notice?.reason ?? '' })}>
      <Link
        href={replay ? `/replay/${slug}/${replay.broadcastId}` : '/'}
        className={buttonStyle('primary', 'large')}
      >
        {replay ? t('replay') : t('others')}
      </Link>
    </StageNotice>
  )
}
