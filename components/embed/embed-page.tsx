'use client'

import { useTranslations } from 'next-intl'
import { useMemo, type ReactElement, type ReactNode } from 'react'
import { isLive } from '#lib/broadcast-state.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import type { ShelvedProductView } from '#lib/shelf.ts'
import { Countdown } from '#components/live-room/countdown.tsx'
import { ShowStrip } from '#components/live-room/show-strip.tsx'
import { showCredits } from '#components/live-room/show-credits.ts'
import { StageNotice } from '#components/live-room/stage-notice.tsx'
import { playbackSource } from '#components/player/playback-source.ts'
import { Player } from '#components/player/player.tsx'
import { EmbedFrame } from './embed-frame.tsx'

type EmbedPageProps = { programme: ProgrammeView; shelf: readonly ShelvedProductView[]; cover: ReactNode }

/** Live, else the newest recording, else the countdown; who speaks and the risks stay on screen (features C5). */
export function EmbedPage({ programme, shelf, cover }: EmbedPageProps): ReactElement {
  return (
    <EmbedFrame programme={programme} shelf={shelf} path={`/live/${programme.slug}`}>
      <Picture programme={programme} shelf={shelf} cover={cover} />
    </EmbedFrame>
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
        strip={<ShowStrip programme={programme} shelf={shelf} />}
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
