'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState, type ReactElement } from 'react'
import type { BroadcastView } from '#lib/events.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import { InterruptedNotice } from './interrupted-notice.tsx'

const Slate = dynamic(async () => (await import('./slate.tsx')).Slate)

type InterruptionProps = {
  programme: Pick<ProgrammeView, 'slug' | 'scene' | 'title' | 'language'>
  broadcast: BroadcastView
}

/** While the encoder is away: a notice over the last picture, and after a while the host's slate, if there is one. */
export function Interruption({ programme, broadcast }: InterruptionProps): ReactElement {
  const { interruptedAt, slateAfterSeconds } = broadcast
  const seconds = useSecondsSince(interruptedAt)
  const isSlate = slateAfterSeconds !== null && seconds >= slateAfterSeconds
  return isSlate ? <Slate programme={programme} seconds={seconds} /> : <InterruptedNotice />
}

/** By this machine's clock, which may differ from the server's by a little. */
function useSecondsSince(at: number | null): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (at === null) return
    const look = () => setSeconds(Math.max(0, Math.floor((Date.now() - at) / 1_000)))
    look()
    const timer = setInterval(look, 1_000)
    return () => clearInterval(timer)
  }, [at])
  return seconds
}
