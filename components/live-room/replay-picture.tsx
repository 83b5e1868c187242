'use client'

import { useMemo, type ReactElement, type ReactNode } from 'react'
import type { CaptionTrackView } from '#lib/captions.ts'
import type { ChapterView } from '#lib/chapters.ts'
import type { ProductView } from '#lib/events.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import type { Playback } from '#components/player/playback.ts'
import { playbackSource } from '#components/player/playback-source.ts'
import { Player } from '#components/player/player.tsx'
import { CoverPhoto } from '#components/schedule/cover-photo.tsx'
import { Cover } from '#components/schedule/cover.tsx'
import { ShowStrip } from './show-strip.tsx'
import { showCredits } from './show-credits.ts'
import { useChapterMarks } from './use-chapter-marks.ts'

type ReplayPictureProps = {
  programme: ProgrammeView
  broadcastId: string
  chapters: readonly ChapterView[]
  captions: readonly CaptionTrackView[]
  shelf: readonly ProductView[]
  startAtMs: number
  onPlayback: (playback: Playback | null) => void
  /** Over the picture, such as flying comments. */
  overlay: ReactNode
}

/** The recording itself, with a moment of it until it plays. */
export function ReplayPicture(props: ReplayPictureProps): ReactElement {
  const { programme, broadcastId, startAtMs, onPlayback } = props
  const { slug, scene, title, visibility } = programme
  const needsPass = visibility !== 'public'
  const path = `${slug}/${broadcastId}`
  const posterUrl = programme.replays.find((replay) => replay.broadcastId === broadcastId)?.posterUrl
  const chapters = useChapterMarks(props.chapters)
  const source = useMemo(
    () => playbackSource({ path, isLive: false, startAtMs, needsPass }),
    [path, startAtMs, needsPass],
  )
  const captions = useMemo(
    () =>
      props.captions.map(({ language, label }) => ({
        language,
        label,
        url: `/api/replays/${broadcastId}/captions/${language}`,
      })),
    [props.captions, broadcastId],
  )
  const marks = useMemo(() => ({ storyboardUrl: `/hls/${path}/storyboard.vtt`, chapters }), [path, chapters])
  return (
    <Player
      title={title}
      credits={showCredits(programme, posterUrl)}
      strip={<ShowStrip programme={programme} shelf={props.shelf} />}
      source={source}
      poster={
        <>
          <Cover slug={slug} scene={scene} className="size-full" />
          {posterUrl && <CoverPhoto url={posterUrl} />}
        </>
      }
      onPlayback={onPlayback}
      overlay={props.overlay}
      marks={marks}
      captions={captions}
    />
  )
}
