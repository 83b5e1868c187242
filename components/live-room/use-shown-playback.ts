'use client'

import { useCallback, useMemo, useState } from 'react'
import type { Playback } from '#components/player/playback.ts'
import { jumpTo } from './jump-to.ts'

type ShownPlayback = {
  setPlayback: (playback: Playback | null) => void
  /** What the picture shows, to place words on its clock. */
  readMediaTime: () => number | null
  /** To an earlier moment of the picture; null while there is none. */
  onJump: ((mediaTimeMs: number) => void) | null
}

/** The picture of this page, for what stands beside it. */
export function useShownPlayback(): ShownPlayback {
  const [playback, setPlayback] = useState<Playback | null>(null)
  const readMediaTime = useCallback(() => playback?.mediaTimeMs() ?? null, [playback])
  const onJump = useMemo(
    () => playback && ((mediaTimeMs: number) => jumpTo(playback, mediaTimeMs)),
    [playback],
  )
  return { setPlayback, readMediaTime, onJump }
}
