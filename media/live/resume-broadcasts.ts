import { now } from '#server/clock.ts'
import { beginMediaEpoch } from '#server/programmes/begin-media-epoch.ts'
import type { Broadcasts } from './broadcasts.ts'

/** At the start of the process: what was on air is interrupted now, and goes on when its encoder returns. */
export async function resumeBroadcasts(broadcasts: Broadcasts): Promise<void> {
  const startedAt = now()
  for (const open of await beginMediaEpoch()) {
    // A preview keeps nothing: it begins anew with its encoder.
    if (open.state !== 'interrupted' || open.interruptedAt === null) continue
    const sinceMs = now().getTime() - open.interruptedAt.getTime()
    await broadcasts.restore(
      { ...open, broadcastId: open.id },
      {
        graceLeftMs: Math.max(0, open.graceSeconds * 1_000 - sinceMs),
        wasCutOff: open.interruptedAt >= startedAt,
      },
    )
  }
}
