import { findProgrammeState } from './programme.repo.ts'

/** Whether anybody may enter the programme's room: it is approved, or was, and is kept. Null when there is none. */
export async function isPublicProgramme(programmeId: string): Promise<boolean | null> {
  const state = await findProgrammeState(programmeId)
  return state && (state === 'approved' || state === 'archived')
}
