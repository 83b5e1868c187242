'use client'

import { useEffect, useRef } from 'react'
import type { PlaybackSource } from './playback-source.ts'
import type { Playback } from './playback.ts'

/** Reports how the picture plays, by code that comes after the first frame; the crew's preview is not counted. */
export function useQualityReport(
  playback: Playback | null,
  { masterUrl, hasPicture }: Pick<PlaybackSource, 'masterUrl'> & { hasPicture: boolean },
): void {
  const askedAt = useRef<number | null>(null)
  useEffect(() => {
    askedAt.current = playback === null ? null : performance.now()
  }, [playback])
  useEffect(() => {
    if (!playback || !hasPicture || masterUrl.includes('/preview/')) return
    const startupMs = askedAt.current === null ? null : Math.round(performance.now() - askedAt.current)
    askedAt.current = null
    const url = masterUrl.replace(/master\.m3u8$/, 'quality')
    let stop: (() => void) | null = null
    let isOver = false
    void import('./quality-reporter.ts').then(({ QualityReporter }) => {
      if (isOver) return
      const reporter = new QualityReporter({ playback, url, startupMs })
      reporter.start()
      stop = () => reporter.stop()
    })
    return () => {
      isOver = true
      stop?.()
    }
  }, [playback, hasPicture, masterUrl])
}
