import { oneOf } from '#lib/one-of.ts'
import { visibilities, type Visibility } from '#lib/programmes.ts'
import { db } from '#server/db.ts'

export type ProgrammeScope = {
  institutionId: string
  approved: boolean
  isHost: boolean
  visibility: Visibility
}

type ProgrammeRights = {
  institutionId: string
  state: string
  visibility: string
  hosts: { userId: string }[]
}

const reading = new Map<string, Promise<ProgrammeRights | null>>()

export async function findProgrammeScope(
  programmeId: string,
  userId: string,
): Promise<ProgrammeScope | null> {
  const rights = await readRights(programmeId)
  return (
    rights && {
      institutionId: rights.institutionId,
      approved: rights.state === 'approved',
      visibility: oneOf(visibilities, rights.visibility),
      isHost: rights.hosts.some((host) => host.userId === userId),
    }
  )
}

/** Whoever asks while a programme is being read shares the answer: in a busy room that is a hundred a second. */
function readRights(programmeId: string): Promise<ProgrammeRights | null> {
  const running = reading.get(programmeId)
  if (running) return running
  const query = db().programme.findUnique({
    where: { id: programmeId },
    select: { institutionId: true, state: true, visibility: true, hosts: { select: { userId: true } } },
  })
  const rights = Promise.resolve(query).finally(() => reading.delete(programmeId))
  reading.set(programmeId, rights)
  return rights
}

export async function findQueueInstitution(queueId: string): Promise<string | null> {
  const row = await db().queue.findUnique({ where: { id: queueId }, select: { institutionId: true } })
  return row?.institutionId ?? null
}
