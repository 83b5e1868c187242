import { db } from '#server/db.ts'

export type ProgrammeScope = { institutionId: string; approved: boolean; isHost: boolean }

export async function findProgrammeScope(
  programmeId: string,
  userId: string,
): Promise<ProgrammeScope | null> {
  const row = await db().programme.findUnique({
    where: { id: programmeId },
    select: { institutionId: true, state: true, hosts: { where: { userId }, select: { userId: true } } },
  })
  return (
    row && {
      institutionId: row.institutionId,
      approved: row.state === 'approved',
      isHost: row.hosts.length > 0,
    }
  )
}

export async function findQueueInstitution(queueId: string): Promise<string | null> {
  const row = await db().queue.findUnique({ where: { id: queueId }, select: { institutionId: true } })
  return row?.institutionId ?? null
}
