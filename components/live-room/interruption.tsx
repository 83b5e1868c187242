'use client'

import dynamic from 'next/dynamic'
import { nothing } from '#components/ui/nothing.ts'
import { untilLoaded } from '#components/ui/until-loaded.ts'
import type { ReactElement } from 'react'
import type { BroadcastView } from '#lib/events.ts'
import type { ProgrammeView } from '#lib/programmes.ts'
import { useServerNow } from '#components/ui/use-server-now.ts'
import { InterruptedNotice } from './interrupted-notice.tsx'

const Slate = dynamic(() => untilLoaded(async () => (await import('./slate.tsx')).Slate), {
  loading: nothing,
})

type InterruptionProps = {
  programme: Pick<ProgrammeView, 'slug' | 'scene' | 'title' | 'language'>
  broadcast: BroadcastView
}

/** While the encoder is away: a notice over the last picture, and after a while the host's slate, if there is one. */
export function Interruption({ programme, broadcast }: InterruptionProps): ReactElement {
  const { interruptedAt, slateAfterSeconds } = broadcast
  const now = useServerNow(1_000)
  const seconds = interruptedAt === null ? 0 : Math.max(0, Math.floor((now - interruptedAt) / 1_000))
  const isSlate = slateAfterSeconds !== null && seconds >= slateAfterSeconds
  return isSlate ? <Slate programme={programme} seconds={seconds} /> : <InterruptedNotice />
}
