import type { BroadcastChapters } from '#lib/chapters.ts'
import { AppError } from '#lib/errors.ts'
import { roomOf } from '#lib/rooms.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { transaction, type Tx } from '#server/db.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { lockBroadcast, type BroadcastRow } from './broadcast.repo.ts'
import { listChapters } from './list-chapters.ts'

/** What was done, for the record. */
type Act = {
  act: 'chapter.marked' | 'chapter.renamed' | 'chapter.removed'
  mediaTimeMs: number
  title: string | null
}

/**
 * Changes the chapters of a broadcast that was on air, one change after another: the chapter, its evidence, and the
 * fact to the room. Throws `NOT_FOUND` for a broadcast of another programme or one that nobody saw yet.
 */
export async function changeChapters(
  authorized: Authorized<'programme:run'>,
  broadcastId: string,
  change: (tx: Tx, broadcast: BroadcastRow) => Promise<Act>,
): Promise<BroadcastChapters> {
  const { programmeId } = authorized.object
  await transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, broadcastId)
    if (broadcast?.programmeId !== programmeId || broadcast.liveAt === null)
      throw new AppError('NOT_FOUND', 'no such broadcast in this programme')
    const { act, ...detail } = await change(tx, broadcast)
    await writeAudit(tx, {
      actorId: authorized.actor.userId,
      act,
      objectKind: 'broadcast',
      objectId: broadcastId,
      detail,
    })
    await tellChapters(tx, { programmeId, broadcastId })
  })
  return { broadcastId, chapters: await listChapters(broadcastId) }
}

/** Tells the room a broadcast's chapters; must be the last thing its transaction does. */
export async function tellChapters(
  tx: Tx,
  { programmeId, broadcastId }: { programmeId: string; broadcastId: string },
): Promise<void> {
  await saveFacts(tx, [
    { room: roomOf('programme', programmeId), event: 'chapters:changed', ids: [broadcastId] },
  ])
}
