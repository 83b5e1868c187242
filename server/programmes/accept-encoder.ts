import { AppError } from '#lib/errors.ts'
import { isOver, type BroadcastState } from '#lib/broadcast-state.ts'
import type { LatencyMode } from '#lib/latency-mode.ts'
import type { StreamKeyRole } from '#lib/stream-key-role.ts'
import { transaction, type Tx } from '#server/db.ts'
import { findOpenBroadcast, insertBroadcast, lockBroadcast, type BroadcastRow } from './broadcast.repo.ts'
import { tellBroadcast } from './change-broadcast.ts'
import { findOpenConnection, insertConnection } from './encoder-connection.repo.ts'
import { lockProgramme } from './programme.repo.ts'
import type { VerifiedKey } from './verify-stream-key.ts'

export type AcceptedEncoder = {
  connectionId: string
  streamKeyId: string
  role: StreamKeyRole
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
 * earlier connection of its role is open (the gate decides when that one counts as silent).
 */
export async function acceptEncoder(key: VerifiedKey): Promise<AcceptedEncoder> {
  return transaction(async (tx) => {
    const broadcast = await openBroadcast(tx, key.programmeId)
    const { streamKeyId, role } = key
    if (await findOpenConnection(tx, broadcast.id, role)) {
      throw new AppError('BROADCAST_HAS_ENCODER', `broadcast ${broadcast.id} has a ${role} encoder`)
    }
    const connectionId = await insertConnection(tx, { broadcastId: broadcast.id, streamKeyId, role })
    await tellBroadcast(tx, broadcast)
    return {
      connectionId,
      streamKeyId,
      role,
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
