import { isOver } from '#lib/broadcast-state.ts'
import type { BroadcastView } from '#lib/events.ts'
import type { ProgrammeView } from '#lib/programmes.ts'

/** Whether the show was there and is over: its broadcast ended on this page, or before the page was opened. */
export function hasEnded(
  { phase, notice }: Pick<ProgrammeView, 'phase' | 'notice'>,
  broadcast: Pick<BroadcastView, 'state'> | null,
): boolean {
  if (broadcast) return isOver(broadcast.state)
  return notice?.kind !== 'cancelled' && (phase === 'replay' || phase === 'over')
}
