'use client'

import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import { useTranslations } from 'next-intl'
import { memo, useMemo, useState, type ReactElement, type ReactNode } from 'react'
import { isLive } from '#lib/broadcast-state.ts'
import type { ChapterView } from '#lib/chapters.ts'
import type { BroadcastView, ProductView } from '#lib/events.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import { Player } from '#components/player/player.tsx'
import type { Playback } from '#components/player/playback.ts'
import { playbackSource } from '#components/player/playback-source.ts'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Link } from '#components/ui/link.tsx'
import { ShowStrip } from './show-strip.tsx'
import { hasEnded } from './has-ended.ts'
import { showCredits } from './show-credits.ts'
import { StageNotice } from './stage-notice.tsx'
import type { Reservation } from './upcoming.tsx'
import { useChapterMarks } from './use-chapter-marks.ts'

const Upcoming = dynamic(() => untilLoaded(async () => (await import('./upcoming.tsx')).Upcoming), {
  loading: StagePlace,
})
const Interruption = dynamic(
  () => untilLoaded(async () => (await import('./interruption.tsx')).Interruption),
  { loading: nothing },
)
const ShowEnding = dynamic(() => untilLoaded(async () => (await import('./show-ending.tsx')).ShowEnding), {
  loading: nothing,
})

type LiveStageProps = {
  programme: ProgrammeView
  broadcast: BroadcastView | null
  shelf: readonly ProductView[]
  /** Until there is a picture; drawn on the server, so that its shapes are no script. */
  cover: ReactNode
  /** Of the running show, so far. */
  chapters: readonly ChapterView[]
  startAtMs: number
  onPlayback: (playback: Playback | null) => void
  /** Nothing where nobody may write. */
  onChatKey: (() => void) | undefined
  /** Opens the questions, before there is a picture. */
  onAsk: () => void
  /** Over the picture, such as flying comments. */
  overlay: ReactNode
  reservation: Reservation
}

/** As high as what comes. */
function StagePlace(): ReactElement {
  return (
    <div className="aspect-video w-full bg-[#0a1413] short:aspect-auto short:flex-1 tall:aspect-auto tall:flex-1" />
  )
}

/**
 * The picture's place through the whole life of a show: before, on air, interrupted, over. Drawn anew when something of
 * it changes, and not with all that is said beside it.
 */
export const LiveStage = memo(function LiveStage(props: LiveStageProps): ReactElement {
  const { programme, broadcast, cover } = props
  const watchedId = useWatchedId(broadcast)
  if (broadcast && (isLive(broadcast.state) || broadcast.id === watchedId))
    return <Picture key={broadcast.id} {...props} broadcast={broadcast} />
  if (broadcast) return <Ended programme={programme} cover={cover} broadcastId={broadcast.id} />
  if (hasEnded(programme, null))
    return (
      <Ended programme={programme} cover={cover} broadcastId={programme.replays[0]?.broadcastId ?? null} />
    )
  return <Upcoming programme={programme} cover={cover} reservation={props.reservation} onAsk={props.onAsk} />
})

/** The broadcast that was live on this page: its picture stays when it ends, with all that was recorded. */
function useWatchedId(broadcast: BroadcastView | null): string | null {
  const [watchedId, setWatchedId] = useState<string | null>(null)
  const liveId = broadcast && isLive(broadcast.state) ? broadcast.id : null
  if (liveId !== null && liveId !== watchedId) setWatchedId(liveId)
  return watchedId
}

function Picture(props: LiveStageProps & { broadcast: BroadcastView }): ReactElement {
  const { programme, broadcast, startAtMs, onPlayback, onChatKey } = props
  const { slug, title, visibility } = programme
  const path = `${slug}/${broadcast.id}`
  const chapters = useChapterMarks(props.chapters)
  const marks = useMemo(() => ({ storyboardUrl: `/hls/${path}/storyboard.vtt`, chapters }), [path, chapters])
  const isInterrupted = broadcast.state === 'interrupted'
  return (
    <Player
      title={title}
      credits={showCredits(programme)}
      strip={<ShowStrip programme={programme} shelf={props.shelf} />}
      source={playbackSource({ path, isLive: true, startAtMs, needsPass: visibility !== 'public' })}
      poster={props.cover}
      onPlayback={onPlayback}
      onChatKey={onChatKey}
      overlay={props.overlay}
      interruption={isInterrupted ? <Interruption programme={programme} broadcast={broadcast} /> : null}
      isOver={!isLive(broadcast.state)}
      ending={<ShowEnding replayPath={`/replay/${path}`} />}
      marks={marks}
    />
  )
}

function Ended({
  programme,
  cover,
  broadcastId,
}: Pick<LiveStageProps, 'programme' | 'cover'> & { broadcastId: string | null }): ReactElement {
  const t = useTranslations('live.ended')
  const { slug } = programme
  return (
    <StageNotice cover={cover} title={t('title')} hint={broadcastId ? t('hint') : t('again')}>
      {broadcastId && (
        <Link href={`/replay/${slug}/${broadcastId}`} className={buttonStyle('primary', 'large')}>
          {t('replay')}
        </Link>
      )}
    </StageNotice>
  )
}
