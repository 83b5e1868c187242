import { randomBytes } from 'node:crypto'
import type { StreamKeyRole } from '#lib/stream-key-role.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { hashStreamKey } from './hash-stream-key.ts'
import { insertStreamKey, revokeKeys } from './stream-key.repo.ts'

/**
 * Revokes every key of the programme's main (or backup) encoder and returns a new one. Who sends with a
 * revoked key is cut off by the media process within five seconds.
 */
export async function rotateStreamKey(
  authorized: Authorized<'programme:run'>,
  role: StreamKeyRole = 'main',
): Promise<string> {
  const { programmeId } = authorized.object
  const streamKey = randomBytes(24).toString('base64url')
  await transaction(async (tx) => {
    const revoked = await revokeKeys(tx, { programmeId, role }, now())
    const id = await insertStreamKey(tx, {
      programmeId,
      role,
      hash: hashStreamKey(streamKey),
      hint: streamKey.slice(-4),
    })
    await writeAudit(tx, {
      actorId: authorized.actor.userId,
      act: 'stream-key.rotate',
      objectKind: 'stream-key',
      objectId: id,
      detail: { programmeId, role, revoked },
    })
  })
  return streamKey
}
