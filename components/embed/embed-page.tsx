'use client'

import { ExternalLink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, type ReactElement, type ReactNode } from 'react'
import { isLive } from '#lib/broadcast-state.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import type { ShelvedProductView } from '#lib/shelf.ts'
import { ComplianceStrip } from '#components/live-room/compliance-strip.tsx'
import { Countdown } from '#components/live-room/countdown.tsx'
import { FullScreenStrip } from '#components/live-room/full-screen-strip.tsx'
import { highestRisk } from '#components/live-room/highest-risk.ts'
import { HostStrip } from '#components/live-room/host-strip.tsx'
import { showCredits } from '#components/live-room/show-credits.ts'
import { StageNotice } from '#components/live-room/stage-notice.tsx'
import { playbackSource } from '#components/player/playback-source.ts'
import { Player } from '#components/player/player.tsx'

type EmbedPageProps = { programme: ProgrammeView; shelf: readonly ShelvedProductView[]; cover: ReactNode }

/** Live, else the newest recording, else the countdown; who speaks and the risks stay on screen (features C5). */
export function EmbedPage({ programme, shelf, cover }: EmbedPageProps): ReactElement {
  const t = useTranslations('sharing')
  const { slug, hosts, institution, language, title } = programme
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[calc((100dvh-104px)*16/9)] min-w-0 flex-col justify-center bg-paper">
      <h1 lang={language} className="sr-only">
        {title}
      </h1>
      <Picture programme={programme} shelf={shelf} cover={cover} />
      <ComplianceStrip highestRisk={highestRisk(shelf)} />
      <HostStrip
        hosts={hosts}
        institution={institution}
        badge={
          <a
            href={`/live/${slug}`}
            target="_blank"
            rel="noopener"
            className="inline-flex items-center gap-1.5 text-sm text-brand hover:underline"
          >
            {t('openSite')}
            <ExternalLink aria-hidden className="size-4" />
          </a>
        }
      />
    </main>
  )
}

function Picture({ programme, shelf, cover }: EmbedPageProps): ReactElement {
  const t = useTranslations('live')
  const { slug, title, broadcast, replays, startsAt, phase, notice } = programme
  const live = broadcast && isLive(broadcast.state) ? broadcast.id : null
  const shownId = live ?? (phase === 'upcoming' ? null : (replays[0]?.broadcastId ?? null))
  const source = useMemo(
    () =>
      shownId === null
        ? null
        : playbackSource({
            path: `${slug}/${shownId}`,
            isLive: live !== null,
            startAtMs: 0,
            needsPass: false,
          }),
    [slug, shownId, live],
  )
  if (source !== null) {
    return (
      <Player
        key={shownId}
        title={title}
        credits={showCredits(programme)}
        strip={<FullScreenStrip programme={programme} shelf={shelf} />}
        source={source}
        poster={cover}
        onPlayback={() => {}}
      />
    )
  }
  if (notice?.kind === 'cancelled') {
    return (
      <StageNotice
        cover={cover}
        title={t('plan.cancelled')}
        hint={t('plan.reason', { reason: notice.reason })}
      />
    )
  }
  if (phase !== 'upcoming')
    return <StageNotice cover={cover} title={t('ended.title')} hint={t('ended.again')} />
  return (
    <StageNotice cover={cover} title={t('before.title')} hint={t('before.auto')}>
      <Countdown until={startsAt} />
    </StageNotice>
  )
}
