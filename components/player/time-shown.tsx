'use client'

import { useEffect, useState, type ReactElement } from 'react'
import { formatMediaTime } from '#lib/format-media-time.ts'
import type { Playback } from './playback.ts'

const lookMs = 250

/** Where a recording is and, where there is room, how long it is; the range beside it tells the same to screen readers. */
export function TimeShown({ playback }: { playback: Playback }): ReactElement {
  const [at, setAt] = useState('')
  const [end, setEnd] = useState('')
  useEffect(() => {
    const look = () => {
      const { seconds, duration } = playback.place()
      setAt(formatMediaTime(seconds * 1_000))
      setEnd(formatMediaTime(duration * 1_000))
    }
    look()
    const timer = setInterval(look, lookMs)
    return () => clearInterval(timer)
  }, [playback])
  return (
    <span aria-hidden className="figures px-2.5 text-[13px] leading-none whitespace-nowrap text-white">
      {at}
      <span className="elder:max-sm:hidden"> / {end}</span>
    </span>
  )
}
