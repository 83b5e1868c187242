'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactElement } from 'react'
import { isLive } from '#lib/broadcast-state.ts'
import type { BroadcastView } from '#lib/events.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import { Player } from '#components/player/player.tsx'
import type { Playback } from '#components/player/playback.ts'
import { playbackSource } from '#components/player/playback-source.ts'
import { Cover } from '#components/schedule/cover.tsx'
import { useStartWords } from '#components/schedule/start-time.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Countdown } from './countdown.tsx'
import { InterruptedNotice } from './interrupted-notice.tsx'
import { StageNotice } from './stage-notice.tsx'

type LiveStageProps = {
  programme: ProgrammeView
  broadcast: BroadcastView | null
  startAtMs: number
  onPlayback: (playback: Playback | null) => void
  onChatKey: () => void
}

/** The picture's place through the whole life of a show: before, on air, interrupted, over. */
export function LiveStage({
  programme,
  broadcast,
  startAtMs,
  onPlayback,
  onChatKey,
}: LiveStageProps): ReactElement {
  const { slug, scene, title } = programme
  if (broadcast && isLive(broadcast.state))
    return (
      <Player
        key={broadcast.id}
        title={title}
        source={playbackSource({ path: `${slug}/${broadcast.id}`, isLive: true, startAtMs })}
        poster={<Cover slug={slug} scene={scene} className="size-full" />}
        onPlayback={onPlayback}
        onChatKey={onChatKey}
        isInterrupted={broadcast.state === 'interrupted'}
      >
        {broadcast.state === 'interrupted' && <InterruptedNotice />}
      </Player>
    )
  if (broadcast) return <Ended programme={programme} broadcastId={broadcast.id} />
  if (programme.phase === 'replay' || programme.phase === 'over')
    return <Ended programme={programme} broadcastId={programme.replays[0]?.broadcastId ?? null} />
  return <Upcoming programme={programme} />
}

function Upcoming({ programme }: { programme: ProgrammeView }): ReactElement {
  const t = useTranslations('live.before')
  const words = useStartWords()
  const { slug, scene, startsAt } = programme
  return (
    <StageNotice slug={slug} scene={scene} title={`${t('title')} · ${words(startsAt)}`} hint={t('auto')}>
      <Countdown until={startsAt} />
    </StageNotice>
  )
}

function Ended({
  programme,
  broadcastId,
}: {
  programme: ProgrammeView
  broadcastId: string | null
}): ReactElement {
  const t = useTranslations('live.ended')
  const { slug, scene } = programme
  return (
    <StageNotice slug={slug} scene={scene} title={t('title')} hint={broadcastId ? t('hint') : t('again')}>
      {broadcastId && (
        <Link href={`/replay/${slug}/${broadcastId}`} className={buttonStyle('primary', 'large')}>
          {t('replay')}
        </Link>
      )}
    </StageNotice>
  )
}
