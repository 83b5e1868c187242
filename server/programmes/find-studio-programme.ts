import type { ProgrammeView } from '#lib/programmes.ts'
import type { BroadcastView } from '#lib/events.ts'
import type { PictureSettings } from '#lib/picture-settings.ts'
import type { StreamKeyRole } from '#lib/stream-key-role.ts'
import { AppError } from '#lib/errors.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { findPictureSettings } from './picture-settings.repo.ts'
import { findProgrammeById } from './programme.repo.ts'
import { listLiveKeys } from './stream-key.repo.ts'
import { viewOpenBroadcast } from './view-broadcast.ts'
import { viewProgramme } from './view-programme.ts'

export type StudioProgramme = {
  programme: ProgrammeView
  state: string
  settings: PictureSettings
  /** The preview or live broadcast. */
  broadcast: BroadcastView | null
  /** Keys in use by their last four characters, newest first. */
  keys: { id: string; role: StreamKeyRole; hint: string; createdAt: number }[]
}

/** A programme as its crew sees it, preview and keys' hints included. */
export async function findStudioProgramme(authorized: Authorized<'programme:run'>): Promise<StudioProgramme> {
  const { programmeId } = authorized.object
  const row = await findProgrammeById(programmeId)
  const settings = row && (await findPictureSettings(programmeId))
  if (!row || !settings) throw new AppError('NOT_FOUND', `no programme ${programmeId}`)
  const [broadcast, keys] = await Promise.all([
    viewOpenBroadcast(programmeId, { withPreview: true }),
    listLiveKeys(programmeId),
  ])
  return {
    programme: viewProgramme(row),
    state: row.state,
    settings,
    broadcast,
    keys: keys.map(({ id, role, hint, createdAt }) => ({ id, role, hint, createdAt: createdAt.getTime() })),
  }
}
