import { findNewestEnd } from './broadcast.repo.ts'

/** Whether the host has ended the programme's newest show since a moment, rather than the line or the system. */
export async function wasEndedByHost(programmeId: string, since: Date): Promise<boolean> {
  const end = await findNewestEnd(programmeId)
  return end !== null && end.endReason === 'host' && end.endedAt >= since
}
