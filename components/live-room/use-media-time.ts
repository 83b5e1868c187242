'use client'

import { useEffect, useState } from 'react'
import type { Playback } from '#components/player/playback.ts'

const stepMs = 250

/** Where the picture is, in steps fine enough for a room to follow and coarse enough to be cheap. */
export function useMediaTime(playback: Playback | null, startAtMs: number): number {
  const [mediaTimeMs, setMediaTimeMs] = useState(startAtMs)
  useEffect(() => {
    if (!playback) return
    const timer = setInterval(() => {
      const shown = playback.mediaTimeMs()
      if (shown !== null) setMediaTimeMs(Math.floor(shown / stepMs) * stepMs)
    }, stepMs)
    return () => clearInterval(timer)
  }, [playback])
  return mediaTimeMs
}
