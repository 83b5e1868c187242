import { inTurns } from '#lib/in-turns.ts'
import { now } from '#server/clock.ts'
import { beginMediaEpoch } from '#server/programmes/begin-media-epoch.ts'
import type { Log } from '#server/log.ts'
import type { BroadcastFacts } from '#media/live/broadcast-facts.ts'
import type { Broadcasts } from './broadcasts.ts'

/** A broadcast that a process before this one had on air, or left waiting for its encoder. */
export type Interrupted = BroadcastFacts & { sinceMs: number; wasCutOff: boolean }

/** Broadcasts whose recordings are read at once. */
const atOnce = 4

/** At the start of the process: what was on air is interrupted now, and goes on when its encoder returns. */
export async function findInterrupted(): Promise<Interrupted[]> {
  const startedAt = now()
  // A preview keeps nothing: it begins anew with its encoder.
  return (await beginMediaEpoch()).flatMap((open) => {
    const { id: broadcastId, interruptedAt } = open
    if (open.state !== 'interrupted' || interruptedAt === null) return []
    return { ...open, broadcastId, sinceMs: interruptedAt.getTime(), wasCutOff: interruptedAt >= startedAt }
  })
}

/** Takes them up; one whose recording cannot be read keeps no other from going on. */
export async function resumeBroadcasts(
  broadcasts: Broadcasts,
  interrupted: readonly Interrupted[],
  log: Log,
): Promise<void> {
  await inTurns(interrupted, atOnce, async ({ sinceMs, wasCutOff, ...facts }) => {
    const graceLeftMs = Math.max(0, facts.graceSeconds * 1_000 - (now().getTime() - sinceMs))
    try {
      await broadcasts.restore(facts, { graceLeftMs, wasCutOff })
    } catch (error) {
      log.error({ err: error, broadcastId: facts.broadcastId }, 'a recording cannot be gone on with')
    }
  })
}
