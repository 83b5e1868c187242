import { AppError } from '#lib/errors.ts'
import { findBroadcast } from './broadcast.repo.ts'

/** The programme a broadcast belongs to, the object that permission is asked for, and its language. Throws `NOT_FOUND`. */
export async function findBroadcastPlace(
  broadcastId: string,
): Promise<{ programmeId: string; language: string }> {
  const broadcast = await findBroadcast(broadcastId)
  if (!broadcast) throw new AppError('NOT_FOUND', 'no such broadcast')
  const { programmeId, language } = broadcast
  return { programmeId, language }
}
