'use client'

import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import { useTranslations } from 'next-intl'
import { useMemo, useState, type ReactElement, type ReactNode } from 'react'
import type { CaptionTrackView } from '#lib/captions.ts'
import type { ChapterView } from '#lib/chapters.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import { replayWindowOf } from '#lib/replay-window.ts'
import type { ReplayRoom } from '#lib/room-snapshot.ts'
import type { ShelvedProductView } from '#lib/shelf.ts'
import type { Playback } from '#components/player/playback.ts'
import { buttonStyle } from '#components/ui/button-style.ts'
import { Danmaku } from '#components/danmaku/danmaku.tsx'
import type { Following } from '#components/follow/follow-button.tsx'
import { ShareButton } from '#components/sharing/share-button.tsx'
import type { Share } from '#components/sharing/shared.ts'
import { Link } from '#components/ui/link.tsx'
import { ChapterList } from './chapter-list.tsx'
import { ComplianceStrip } from './compliance-strip.tsx'
import { DownloadReplay } from './download-replay.tsx'
import { highestRisk } from './highest-risk.ts'
import { HostStrip } from './host-strip.tsx'
import { jumpTo } from './jump-to.ts'
import { ProgrammeAbout } from './programme-about.tsx'
import { replayAt, type ReplayMoment } from './replay-at.ts'
import { ReplayList } from './replay-list.tsx'
import { ReplayPanel } from './replay-panel.tsx'
import { ReplayPicture } from './replay-picture.tsx'
import { ResumeNote } from './resume-note.tsx'
import { RoomLayout } from './room-layout.tsx'
import type { RoomState } from './room-state.ts'
import { useMediaTime } from './use-media-time.ts'
import { useReplayChat } from './use-replay-chat.ts'
import { useResume } from './use-resume.ts'
import { useProductGate, type OpenProduct } from './use-product-gate.ts'

const GateDialog = dynamic(() => untilLoaded(async () => (await import('./gate-dialog.tsx')).GateDialog), {
  loading: nothing,
})

type ReplayPageProps = {
  programme: ProgrammeView
  broadcastId: string
  room: ReplayRoom
  chapters: ChapterView[]
  captions: CaptionTrackView[]
  shelf: ShelvedProductView[]
  privateAnswers: RoomState['privateAnswers']
  viewerId: string | null
  startAtMs: number
  /** Where the viewer stopped the last time; null: begins as the link says. */
  resumedAtMs: number | null
  openProduct: OpenProduct
  share: Share
  following: Following
  /** Other shows, drawn on the server. */
  related: ReactNode
  /** What this viewer has still to read. */
  riskNotice: ReactNode
}

/** A recording with its room coming back on the same clock. */
export function ReplayPage(props: ReplayPageProps): ReactElement {
  const { programme, broadcastId, room, shelf, viewerId, startAtMs } = props
  const { id, hosts, institution, replays } = programme
  const [playback, setPlayback] = useState<Playback | null>(null)
  const replay = replays.find((other) => other.broadcastId === broadcastId)
  const resumedAtMs = useResume(playback, {
    broadcastId,
    durationMs: replay?.durationMs ?? 0,
    isSignedIn: viewerId !== null,
    resumedAtMs: props.resumedAtMs,
    hasStart: startAtMs > 0 && props.resumedAtMs === null,
  })
  const mediaTimeMs = useMediaTime(playback, startAtMs)
  const moment = useReplayMoment(props, mediaTimeMs)
  const gate = useProductGate({ programmeId: id, place: 'replay' }, props.openProduct)

  const jump = (ms: number) => jumpTo(playback, ms)

  return (
    <>
      <RoomLayout
        isUpright={replay?.isUpright ?? false}
        head={<HostStrip hosts={hosts} institution={institution} badge={<ReplayBadge />} />}
        picture={
          <ReplayPicture
            programme={programme}
            broadcastId={broadcastId}
            chapters={props.chapters}
            captions={props.captions}
            shelf={shelf}
            startAtMs={startAtMs}
            onPlayback={setPlayback}
            overlay={<Danmaku messages={moment.messages} />}
          />
        }
        strip={<ComplianceStrip highestRisk={highestRisk(shelf)} />}
        notices={props.riskNotice}
        panel={
          <ReplayPanel
            {...{ ...props, moment }}
            questionCount={room.questions.length}
            mediaTimeMs={mediaTimeMs}
            onJump={jump}
            onOpenProduct={gate.open}
          />
        }
        about={
          <ReplayAbout
            {...{ programme, broadcastId, resumedAtMs }}
            {...{ share: props.share, following: props.following, related: props.related }}
            chapters={props.chapters}
            onJump={jump}
          />
        }
      />
      {gate.answer && <GateDialog answer={gate.answer} onClose={gate.close} />}
    </>
  )
}

/** The room as it was at a media time. */
function useReplayMoment(
  { broadcastId, room, startAtMs }: Pick<ReplayPageProps, 'broadcastId' | 'room' | 'startAtMs'>,
  mediaTimeMs: number,
): ReplayMoment {
  const first = { index: replayWindowOf(startAtMs), messages: room.messages }
  const messages = useReplayChat(broadcastId, first, mediaTimeMs)
  return useMemo(() => replayAt({ ...room, messages }, mediaTimeMs), [room, messages, mediaTimeMs])
}

function ReplayBadge(): ReactElement {
  const t = useTranslations('common')
  return (
    <span className="rounded-full bg-sunken px-2.5 py-1 text-xs leading-none font-medium text-muted">
      {t('replay')}
    </span>
  )
}

/** Below the recording: where it went on, the way to a running show, the file, other recordings. */
function ReplayAbout({
  programme,
  broadcastId,
  resumedAtMs,
  share,
  following,
  related,
  chapters,
  onJump,
}: {
  programme: ProgrammeView
  broadcastId: string
  resumedAtMs: number | null
  share: Share
  following: Following
  related: ReactNode
  chapters: readonly ChapterView[]
  onJump: (mediaTimeMs: number) => void
}): ReactElement {
  const t = useTranslations('live.replay')
  const { slug, broadcast, replays } = programme
  const download = replays.find((replay) => replay.broadcastId === broadcastId)?.download
  return (
    <ProgrammeAbout
      programme={programme}
      replayId={broadcastId}
      following={following}
      actions={
        <ShareButton
          programmeId={programme.id}
          broadcastId={broadcastId}
          slug={slug}
          title={programme.title}
          isPublic={programme.visibility === 'public'}
          share={share}
        />
      }
    >
      <ChapterList
        chapters={chapters}
        storyboardUrl={`/hls/${slug}/${broadcastId}/storyboard.vtt`}
        onJump={onJump}
      />
      {resumedAtMs !== null && <ResumeNote atMs={resumedAtMs} onRestart={() => onJump(0)} />}
      {broadcast && (
        <Link href={`/live/${slug}`} className={buttonStyle('live', 'medium', 'justify-self-start')}>
          {t('toLive')}
        </Link>
      )}
      {download && <DownloadReplay path={`${slug}/${broadcastId}`} download={download} />}
      <ReplayList programme={programme} currentId={broadcastId} />
      {related}
    </ProgrammeAbout>
  )
}
