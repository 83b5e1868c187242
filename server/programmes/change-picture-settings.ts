import { isOver } from '#lib/broadcast-state.ts'
import { AppError } from '#lib/errors.ts'
import {
  applyChange,
  changeBetween,
  opensWider,
  type PictureSettings,
  type SettingsChange,
} from '#lib/picture-settings.ts'
import { holdsRole } from '#lib/roles.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { writeAudit } from '#server/audit/write-audit.ts'
import { transaction, type Tx } from '#server/db.ts'
import { findOpenBroadcast, lockBroadcast, updateBroadcast, type BroadcastRow } from './broadcast.repo.ts'
import { tellBroadcast } from './change-broadcast.ts'
import { lockPictureSettings, updatePictureSettings } from './picture-settings.repo.ts'

/**
 * Changes how the picture is carried and to whom, in any state of the programme; a running broadcast takes
 * the new grace and slate over at once. Returns the settings as they are then. Throws `LATENCY_FROZEN` for another latency mode during a
 * broadcast, `FORBIDDEN` for a host who opens the programme wider than it was approved: that is its manager's.
 */
export async function changePictureSettings(
  authorized: Authorized<'programme:run'>,
  change: SettingsChange,
): Promise<PictureSettings> {
  const { programmeId } = authorized.object
  return transaction(async (tx) => {
    const before = await lockPictureSettings(tx, programmeId)
    if (!before) throw new AppError('NOT_FOUND', `no programme ${programmeId}`)
    const settings = applyChange(before, change)
    const isManager = holdsRole(authorized.actor, ['programme-manager', 'admin'], authorized.institutionId)
    if (opensWider(before, settings) && !isManager) {
      throw new AppError('FORBIDDEN', 'only a manager opens a programme wider')
    }
    const broadcast = await lockOpen(tx, programmeId)
    if (broadcast && before.latencyMode !== settings.latencyMode) {
      throw new AppError('LATENCY_FROZEN', `broadcast ${broadcast.id} runs in ${broadcast.latencyMode}`)
    }
    await updatePictureSettings(tx, programmeId, settings)
    await writeAudit(tx, {
      actorId: authorized.actor.userId,
      act: 'programme.change-picture-settings',
      objectKind: 'programme',
      objectId: programmeId,
      detail: wordsOf(before, settings),
    })
    if (broadcast) {
      await tellBroadcast(
        tx,
        await updateBroadcast(tx, broadcast.id, { graceSeconds: settings.graceSeconds }),
      )
    }
    return settings
  })
}

async function lockOpen(tx: Tx, programmeId: string): Promise<BroadcastRow | null> {
  const found = await findOpenBroadcast(programmeId, tx)
  const open = found && (await lockBroadcast(tx, found.id))
  return open && !isOver(open.state) ? open : null
}

function wordsOf(before: PictureSettings, after: PictureSettings): Record<string, string> {
  const was = new Map<string, unknown>(Object.entries(before))
  return Object.fromEntries(
    Object.entries(changeBetween(before, after)).map(([name, value]) => [
      name,
      `${String(was.get(name))} → ${String(value)}`,
    ]),
  )
}
