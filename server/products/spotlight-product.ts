import { randomUUIDv7 } from 'node:crypto'
import { AppError } from '#lib/errors.ts'
import { mediaTimeAt } from '#lib/media-time.ts'
import { roomOf } from '#lib/rooms.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { readRunningBroadcast } from '#server/programmes/read-running-broadcast.ts'
import { findShelved } from './product.repo.ts'
import { closeSpotlights, insertSpotlight, lockSpotlight } from './spotlight.repo.ts'

/**
 * Says which product is being explained from now on (null: none); the one before ends at the same
 * media time. Throws `BROADCAST_NOT_LIVE`, `PRODUCT_NOT_ON_SHELF`.
 */
export async function spotlightProduct(
  authorized: Authorized<'programme:run'>,
  { broadcastId, productId }: { broadcastId: string; productId: string | null },
): Promise<{ id: string | null }> {
  const { programmeId } = authorized.object
  const running = await readRunningBroadcast(programmeId)
  if (running?.broadcastId !== broadcastId)
    throw new AppError('BROADCAST_NOT_LIVE', 'not this programme on air')
  if (productId !== null) await requireOnShelf(programmeId, productId)
  const id = productId === null ? null : randomUUIDv7()

  await transaction(async (tx) => {
    await lockSpotlight(tx, broadcastId)
    const atMs = mediaTimeAt(running.clock, now().getTime())
    const ids = await closeSpotlights(tx, broadcastId, atMs)
    if (id !== null && productId !== null) {
      await insertSpotlight(tx, { id, broadcastId, productId, fromMs: atMs })
      ids.push(id)
    }
    if (ids.length === 0) return
    await writeAudit(tx, {
      actorId: authorized.actor.userId,
      act: 'spotlight.set',
      objectKind: 'broadcast',
      objectId: broadcastId,
      detail: { productId },
    })
    const room = roomOf('programme', programmeId)
    await saveFacts(
      tx,
      ids.map((spotlightId) => ({ room, event: 'spotlight:changed', ids: [spotlightId] })),
    )
  })
  return { id }
}

async function requireOnShelf(programmeId: string, productId: string): Promise<void> {
  const product = await findShelved(programmeId, productId)
  if (product?.shelfState === 'on-shelf') return
  throw new AppError('PRODUCT_NOT_ON_SHELF', `${productId} cannot be shown`)
}
