import type { StreamKeyRole } from '#lib/stream-key-role.ts'
import { AppError } from '#lib/errors.ts'
import { now } from '#server/clock.ts'
import { hashStreamKey } from './hash-stream-key.ts'
import { findStreamKey } from './stream-key.repo.ts'

/** A key that opens its programme now. */
export type VerifiedKey = { streamKeyId: string; programmeId: string; role: StreamKeyRole }

/**
 * Which programme a key opens. Throws `STREAM_KEY_UNKNOWN` for one that never was or was revoked,
 * `STREAM_KEY_OUTSIDE_WINDOW` before and after its time.
 */
export async function verifyStreamKey(streamKey: string): Promise<VerifiedKey> {
  const row = await findStreamKey(hashStreamKey(streamKey))
  if (!row || row.revokedAt !== null) throw new AppError('STREAM_KEY_UNKNOWN', 'no such stream key')
  const at = now()
  const inWindow = row.validFrom <= at && (row.validUntil === null || at < row.validUntil)
  if (!inWindow) throw new AppError('STREAM_KEY_OUTSIDE_WINDOW', `stream key ${row.id} outside its window`)
  return { streamKeyId: row.id, programmeId: row.programmeId, role: row.role }
}
