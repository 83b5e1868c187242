import { AppError } from '#lib/errors.ts'
import { programmeStates, programmeTransitions, type ProgrammeState } from '#lib/programme-state.ts'
import { assertChange } from '#lib/state-machine.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { transaction } from '#server/db.ts'
import { lockProgramme, updateProgrammeState } from './programme.repo.ts'

/** The only way a programme's state changes; an approval pins the content as it stands. Throws `STATE_CHANGED`. */
export async function changeProgramme(change: {
  programmeId: string
  to: ProgrammeState
  actorId: string | null
  reason: string
}): Promise<void> {
  await transaction(async (tx) => {
    const programme = await lockProgramme(tx, change.programmeId)
    const from = programmeStates.find((state) => state === programme?.state)
    if (!programme || !from) throw new AppError('NOT_FOUND', `no programme ${change.programmeId}`)
    assertChange(programmeTransitions, from, change.to)
    const pinned = change.to === 'approved' ? { approvedHash: programme.contentHash } : {}
    await updateProgrammeState(tx, change.programmeId, { state: change.to, ...pinned })
    await writeAudit(tx, {
      actorId: change.actorId,
      act: `programme.${change.to}`,
      objectKind: 'programme',
      objectId: change.programmeId,
      detail: { from, reason: change.reason },
    })
  })
}
