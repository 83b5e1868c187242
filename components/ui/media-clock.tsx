import type { ReactElement } from 'react'
import { formatMediaTime } from '#lib/format-media-time.ts'

/** A place on the media clock, as players show it. */
export function MediaClock({ ms, className }: { ms: number; className?: string }): ReactElement {
  return <span className={`figures ${className ?? ''}`}>{formatMediaTime(ms)}</span>
}
