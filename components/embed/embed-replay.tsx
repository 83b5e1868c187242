'use client'

import type { ReactElement } from 'react'
import type { CaptionTrackView } from '#lib/captions.ts'
import type { ChapterView } from '#lib/chapters.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import type { ShelvedProductView } from '#lib/shelf.ts'
import { ReplayPicture } from '#components/live-room/replay-picture.tsx'
import { EmbedFrame } from './embed-frame.tsx'

type EmbedReplayProps = {
  programme: ProgrammeView
  broadcastId: string
  chapters: readonly ChapterView[]
  captions: readonly CaptionTrackView[]
  shelf: readonly ShelvedProductView[]
  startAtMs: number
}

/** One recording, whatever its programme shows now. */
export function EmbedReplay(props: EmbedReplayProps): ReactElement {
  const { programme, broadcastId, shelf } = props
  return (
    <EmbedFrame programme={programme} shelf={shelf} path={`/replay/${programme.slug}/${broadcastId}`}>
      <ReplayPicture {...props} onPlayback={() => {}} overlay={null} />
    </EmbedFrame>
  )
}
