'use client'

import { useEffect, useState, type ReactElement } from 'react'
import { formatMediaTime } from '#lib/format-media-time.ts'
import type { Playback } from './playback.ts'

const lookMs = 250

/** Where a recording is and how long it is; the range beside it tells the same to screen readers. */
export function TimeShown({ playback }: { playback: Playback }): ReactElement {
  const [words, setWords] = useState('')
  useEffect(() => {
    const look = () => {
      const { seconds, duration } = playback.place()
      setWords(`${formatMediaTime(seconds * 1_000)} / ${formatMediaTime(duration * 1_000)}`)
    }
    look()
    const timer = setInterval(look, lookMs)
    return () => clearInterval(timer)
  }, [playback])
  return (
    <span aria-hidden className="figures px-2.5 text-[13px] text-white">
      {words}
    </span>
  )
}
