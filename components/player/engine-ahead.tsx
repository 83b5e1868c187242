'use client'

import dynamic from 'next/dynamic'
import type { ReactElement } from 'react'
import { preload } from 'react-dom'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import type { PlaybackSource } from './playback-source.ts'

/** Rendered on the server, it makes Next name the engine's file in the page's head; in the browser it begins to load it. */
const Ahead = dynamic(
  () =>
    untilLoaded(async () => {
      await import('./hls-engine.ts')
      return nothing
    }),
  { loading: nothing },
)

/**
 * Brings the engine and its first playlist to the browser together with the page instead of after it. Draws
 * nothing; where no picture is shown, nothing is loaded.
 */
export function EngineAhead({ source }: { source: PlaybackSource }): ReactElement {
  // Without its pass a playlist would be refused.
  if (!source.needsPass) preload(source.masterUrl, { as: 'fetch', crossOrigin: 'anonymous' })
  return <Ahead />
}
