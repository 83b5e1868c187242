import { isLive } from '#lib/broadcast-state.ts'
import { AppError } from '#lib/errors.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { now } from '#server/clock.ts'
import { transaction, type Tx } from '#server/db.ts'
import { findOpenBroadcast, lockBroadcast, type BroadcastRow } from './broadcast.repo.ts'
import { changeBroadcast } from './change-broadcast.ts'
import { findProgrammeState } from './programme.repo.ts'

/**
 * The host puts the preview on air. The media clock starts when the first public picture exists
 * (`startMediaClock`). Throws `ENCODER_MISSING`, `PROGRAMME_NOT_APPROVED`, `STATE_CHANGED`.
 */
export async function goLive(authorized: Authorized<'programme:run'>): Promise<{ broadcastId: string }> {
  return transaction(async (tx) => {
    const open = await findOpenBroadcast(authorized.object.programmeId, tx)
    if (!open) throw new AppError('ENCODER_MISSING', 'no preview to put on air')
    await putOnAir(tx, open.id, { actorId: authorized.actor.userId, reason: 'host' })
    return { broadcastId: open.id }
  })
}

/** For programmes that are set to go on air with their encoder; does nothing when already on air. */
export async function goLiveOnEncoder({ broadcastId }: { broadcastId: string }): Promise<void> {
  await transaction(async (tx) => putOnAir(tx, broadcastId, { actorId: null, reason: 'encoder connected' }))
}

async function putOnAir(
  tx: Tx,
  broadcastId: string,
  by: { actorId: string | null; reason: string },
): Promise<void> {
  const broadcast = await lockBroadcast(tx, broadcastId)
  if (!broadcast) throw new AppError('NOT_FOUND', `no broadcast ${broadcastId}`)
  if (isLive(broadcast.state)) return
  await assertReady(broadcast, tx)
  const at = now()
  await changeBroadcast(tx, broadcast, {
    to: 'on-air',
    ...by,
    values: { liveAt: at, mediaTimeMs: 0, mediaClockAt: null },
  })
}

async function assertReady(broadcast: BroadcastRow, tx: Tx): Promise<void> {
  if (broadcast.openConnectionIds.length === 0)
    throw new AppError('ENCODER_MISSING', 'no encoder is connected')
  if ((await findProgrammeState(broadcast.programmeId, tx)) !== 'approved') {
    throw new AppError('PROGRAMME_NOT_APPROVED', `programme ${broadcast.programmeId} is not approved`)
  }
}
