import type { StreamKeyRole } from '#lib/stream-key-role.ts'
import type { Tx } from '#server/db.ts'

export async function insertConnection(
  tx: Tx,
  values: { broadcastId: string; streamKeyId: string; role: StreamKeyRole },
): Promise<string> {
  const row = await tx.encoderConnection.create({ data: values, select: { id: true } })
  return row.id
}

/** The open connection of the broadcast's main or backup encoder. */
export async function findOpenConnection(
  tx: Tx,
  broadcastId: string,
  role: StreamKeyRole,
): Promise<string | null> {
  const row = await tx.encoderConnection.findFirst({
    where: { broadcastId, role, disconnectedAt: null },
    select: { id: true },
  })
  return row?.id ?? null
}

/** Closes the connection; returns its broadcast, or null when it was closed before. */
export async function closeConnection(
  tx: Tx,
  connectionId: string,
  left: { reason: string; at: Date },
): Promise<string | null> {
  const closed = await tx.encoderConnection.updateManyAndReturn({
    where: { id: connectionId, disconnectedAt: null },
    data: { disconnectedAt: left.at, reason: left.reason },
    select: { broadcastId: true },
  })
  return closed[0]?.broadcastId ?? null
}

export async function closeAllConnections(tx: Tx, reason: string, at: Date): Promise<void> {
  await tx.encoderConnection.updateMany({
    where: { disconnectedAt: null },
    data: { disconnectedAt: at, reason },
  })
}
