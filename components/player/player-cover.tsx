'use client'

import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import type { ReactElement, ReactNode } from 'react'
import type { PlaybackState } from './playback-state.ts'
import { staysShown } from './stays-shown.ts'

const AudioOnlyCover = dynamic(
  () => untilLoaded(async () => (await import('./audio-only-cover.tsx')).AudioOnlyCover),
  { loading: nothing },
)

/** In the picture's place, below the controls: the poster until the first frame, a sign while only sound is loaded. */
export function PlayerCover({
  state,
  poster,
}: {
  state: PlaybackState
  poster: ReactNode
}): ReactElement | null {
  if (state.hasPicture && !state.isAudioOnly) return null
  return (
    <div {...staysShown} className="pointer-events-none! absolute inset-0">
      {state.isAudioOnly ? <AudioOnlyCover /> : poster}
    </div>
  )
}
