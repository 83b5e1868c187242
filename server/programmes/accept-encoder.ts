import { AppError } from '#lib/errors.ts'
import { isOver, type BroadcastState } from '#lib/broadcast-state.ts'
import type { LatencyMode } from '#lib/latency-mode.ts'
import { transaction, type Tx } from '#server/db.ts'
import { findOpenBroadcast, insertBroadcast, lockBroadcast, type BroadcastRow } from './broadcast.repo.ts'
import { tellBroadcast } from './change-broadcast.ts'
import { insertConnection } from './encoder-connection.repo.ts'
import { lockProgramme } from './programme.repo.ts'

export type AcceptedEncoder = {
  connectionId: string
  broadcastId: string
  programmeId: string
  slug: string
  institutionId: string
  state: BroadcastState
  epoch: number
  latencyMode: LatencyMode
  graceSeconds: number
  liveOnEncoder: boolean
  mediaTimeMs: number
}

/**
 * Admits an encoder whose key was verified: it continues the programme's broadcast that is not over,
 * or opens one in preview. Throws `PROGRAMME_NOT_APPROVED`, or `BROADCAST_HAS_ENCODER` while an
 * earlier connection is open (the gate decides when that one counts as silent).
 */
export async function acceptEncoder(key: {
  streamKeyId: string
  programmeId: string
}): Promise<AcceptedEncoder> {
  return transaction(async (tx) => {
    const broadcast = await openBroadcast(tx, key.programmeId)
    if (broadcast.openConnectionIds.length > 0) {
      throw new AppError('BROADCAST_HAS_ENCODER', `broadcast ${broadcast.id} has an encoder`)
    }
    const connectionId = await insertConnection(tx, broadcast.id, key.streamKeyId)
    await tellBroadcast(tx, broadcast)
    return {
      connectionId,
      broadcastId: broadcast.id,
      programmeId: broadcast.programmeId,
      slug: broadcast.slug,
      institutionId: broadcast.institutionId,
      state: broadcast.state,
      epoch: broadcast.epoch,
      latencyMode: broadcast.latencyMode,
      graceSeconds: broadcast.graceSeconds,
      liveOnEncoder: broadcast.liveOnEncoder,
      mediaTimeMs: broadcast.mediaTimeMs,
    }
  })
}

async function openBroadcast(tx: Tx, programmeId: string): Promise<BroadcastRow> {
  const programme = await lockProgramme(tx, programmeId)
  const found = await findOpenBroadcast(programmeId, tx)
  // Its host or its grace period may be ending it in this very moment: whoever holds the row goes first.
  const open = found && (await lockBroadcast(tx, found.id))
  if (open && !isOver(open.state)) return open
  if (programme?.state !== 'approved') {
    throw new AppError('PROGRAMME_NOT_APPROVED', `programme ${programmeId} is not approved`)
  }
  return insertBroadcast(tx, {
    programmeId,
    institutionId: programme.institutionId,
    graceSeconds: programme.graceSeconds,
    latencyMode: programme.latencyMode,
  })
}
