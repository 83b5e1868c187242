import { randomBytes } from 'node:crypto'
import type { StreamKeyRole } from '#lib/stream-key-role.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { transaction } from '#server/db.ts'
import { hashStreamKey } from './hash-stream-key.ts'
import { insertStreamKey } from './stream-key.repo.ts'

/** Makes a key for the programme and returns it, once: only its hash is kept. Keys in use stay valid. */
export async function issueStreamKey(
  authorized: Authorized<'programme:run'>,
  role: StreamKeyRole = 'main',
): Promise<string> {
  return addStreamKey({ programmeId: authorized.object.programmeId, actorId: authorized.actor.userId, role })
}

/** For the operator's own commands, which prove their right by reaching the database. */
export async function addStreamKey(owner: {
  programmeId: string
  actorId: string | null
  role?: StreamKeyRole
}): Promise<string> {
  const { programmeId, role = 'main' } = owner
  const streamKey = randomBytes(24).toString('base64url')
  await transaction(async (tx) => {
    const id = await insertStreamKey(tx, {
      programmeId,
      role,
      hash: hashStreamKey(streamKey),
      hint: streamKey.slice(-4),
    })
    await writeAudit(tx, {
      actorId: owner.actorId,
      act: 'stream-key.issue',
      objectKind: 'stream-key',
      objectId: id,
      detail: { programmeId, role },
    })
  })
  return streamKey
}
