import { AppError } from '#lib/errors.ts'
import { isOver } from '#lib/broadcast-state.ts'
import { mediaTimeAt } from '#lib/media-time.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { now } from '#server/clock.ts'
import { transaction, type Tx } from '#server/db.ts'
import { lockBroadcast, type BroadcastRow } from './broadcast.repo.ts'
import { changeBroadcast } from './change-broadcast.ts'

/** The host ends the show. Ending what is over does nothing. Throws `NOT_FOUND` for another programme's broadcast. */
export async function endBroadcast(
  authorized: Authorized<'programme:run'>,
  { broadcastId }: { broadcastId: string },
): Promise<void> {
  await transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, broadcastId)
    if (broadcast?.programmeId !== authorized.object.programmeId) {
      throw new AppError('NOT_FOUND', `no broadcast ${broadcastId} in this programme`)
    }
    await end(tx, broadcast, { actorId: authorized.actor.userId, reason: 'host' })
  })
}

/** Two clocks never agree to the second about when an encoder left. */
const clockToleranceMs = 5_000

/** The system ends a broadcast whose encoder stayed away longer than its grace period, as it is now: a host may have lengthened it. */
export async function endAbandonedBroadcast(ended: { broadcastId: string; reason: string }): Promise<void> {
  await transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, ended.broadcastId)
    // The encoder may have returned while this was on its way.
    if (broadcast?.state === 'interrupted' && broadcast.openConnectionIds.length === 0) {
      const awayMs = now().getTime() - (broadcast.interruptedAt?.getTime() ?? 0)
      if (awayMs < broadcast.graceSeconds * 1_000 - clockToleranceMs) return
      await end(tx, broadcast, { actorId: null, reason: ended.reason })
    }
  })
}

async function end(
  tx: Tx,
  broadcast: BroadcastRow,
  by: { actorId: string | null; reason: string },
): Promise<void> {
  if (isOver(broadcast.state)) return
  const at = now()
  const clock = { mediaTimeMs: broadcast.mediaTimeMs, at: broadcast.mediaClockAt?.getTime() ?? null }
  await changeBroadcast(tx, broadcast, {
    to: 'ended',
    ...by,
    values: {
      endedAt: at,
      endReason: by.reason,
      mediaTimeMs: mediaTimeAt(clock, at.getTime()),
      mediaClockAt: null,
    },
  })
}
