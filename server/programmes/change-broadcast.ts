import { assertChange } from '#lib/state-machine.ts'
import { broadcastTransitions, type BroadcastState } from '#lib/broadcast-state.ts'
import { roomOf } from '#lib/rooms.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import type { Tx } from '#server/db.ts'
import type { NewFact } from '#server/outbox/new-fact.ts'
import { saveFacts } from '#server/outbox/save-facts.ts'
import { updateBroadcast, type BroadcastRow } from './broadcast.repo.ts'

type Change = {
  to: BroadcastState
  /** Null when the system acts by itself. */
  actorId: string | null
  reason: string
  values?: Omit<Parameters<typeof updateBroadcast>[2], 'state'>
}

/**
 * The only way a broadcast's state changes: checks the table, writes row, evidence and facts.
 * The caller holds the row's lock; this must be the last thing its transaction does.
 * Throws `STATE_CHANGED` when the change is not allowed.
 */
export async function changeBroadcast(
  tx: Tx,
  broadcast: BroadcastRow,
  change: Change,
): Promise<BroadcastRow> {
  assertChange(broadcastTransitions, broadcast.state, change.to)
  const changed = await updateBroadcast(tx, broadcast.id, { ...change.values, state: change.to })
  await writeAudit(tx, {
    actorId: change.actorId,
    act: `broadcast.${change.to}`,
    objectKind: 'broadcast',
    objectId: broadcast.id,
    detail: { from: broadcast.state, reason: change.reason },
  })
  await tellBroadcast(tx, changed)
  return changed
}

/** Tells the studio, and the room once the broadcast is public: a preview is nobody's business. */
export async function tellBroadcast(tx: Tx, broadcast: BroadcastRow): Promise<void> {
  const facts: NewFact[] = [
    { room: roomOf('studio', broadcast.programmeId), event: 'encoder:changed', ids: [broadcast.id] },
  ]
  const isPublic = broadcast.liveAt !== null
  if (isPublic) {
    facts.push({
      room: roomOf('programme', broadcast.programmeId),
      event: 'broadcast:changed',
      ids: [broadcast.id],
    })
  }
  await saveFacts(tx, facts)
}
