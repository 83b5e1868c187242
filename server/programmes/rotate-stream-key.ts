import { randomBytes } from 'node:crypto'
import type { Authorized } from '#server/accounts/authorize.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { now } from '#server/clock.ts'
import { transaction } from '#server/db.ts'
import { hashStreamKey } from './hash-stream-key.ts'
import { insertStreamKey, revokeKeys } from './stream-key.repo.ts'

/** Revokes every key of the programme and returns a new one; an encoder already accepted keeps its connection. */
export async function rotateStreamKey(authorized: Authorized<'programme:run'>): Promise<string> {
  const { programmeId } = authorized.object
  const streamKey = randomBytes(24).toString('base64url')
  await transaction(async (tx) => {
    const revoked = await revokeKeys(tx, programmeId, now())
    const id = await insertStreamKey(tx, {
      programmeId,
      hash: hashStreamKey(streamKey),
      hint: streamKey.slice(-4),
    })
    await writeAudit(tx, {
      actorId: authorized.actor.userId,
      act: 'stream-key.rotate',
      objectKind: 'stream-key',
      objectId: id,
      detail: { programmeId, revoked },
    })
  })
  return streamKey
}
