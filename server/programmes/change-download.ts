import type { ReplayDownload } from '#lib/programmes.ts'
import { transaction } from '#server/db.ts'
import { lockBroadcast } from './broadcast.repo.ts'
import { tellBroadcast } from './change-broadcast.ts'
import { updateDownload } from './download.repo.ts'

/** Where the making of a replay's download stands (null: there is none), told to who looks at it. */
export async function changeDownload(
  broadcastId: string,
  download: { state: ReplayDownload['state'] | null; bytes: number | null },
): Promise<void> {
  await transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, broadcastId)
    if (!broadcast) return
    await updateDownload(broadcastId, download, tx)
    await tellBroadcast(tx, broadcast)
  })
}

/** How far it is, in bytes of the finished file: for the next who looks. */
export async function noteDownloadProgress(broadcastId: string, bytes: number): Promise<void> {
  await updateDownload(broadcastId, { state: 'making', bytes })
}
