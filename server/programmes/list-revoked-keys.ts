import { findRevoked } from './stream-key.repo.ts'

/** Which of these keys (by id) were revoked: who still sends with one must be cut off. */
export async function listRevokedKeys(streamKeyIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (streamKeyIds.length === 0) return new Set()
  return new Set(await findRevoked(streamKeyIds))
}
