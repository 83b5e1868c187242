import { AppError } from '#lib/errors.ts'
import { findBroadcast, type BroadcastRow } from './broadcast.repo.ts'

/** The programme that a broadcast belongs to: the object that permission is asked for, and how it is called. */
export type BroadcastPlace = Pick<BroadcastRow, 'programmeId' | 'institutionId' | 'title' | 'language'>

/** Throws `NOT_FOUND`. */
export async function findBroadcastPlace(broadcastId: string): Promise<BroadcastPlace> {
  const broadcast = await findBroadcast(broadcastId)
  if (!broadcast) throw new AppError('NOT_FOUND', 'no such broadcast')
  const { programmeId, institutionId, title, language } = broadcast
  return { programmeId, institutionId, title, language }
}
