import type { ReplayDownload } from '#lib/programmes.ts'
import { transaction } from '#server/db.ts'
import { lockBroadcast } from './broadcast.repo.ts'
import { tellBroadcast } from './change-broadcast.ts'
import { markMaking, updateDownload } from './download.repo.ts'

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

/** Its making begins, unless it was settled meanwhile. */
export async function beginDownload(broadcastId: string): Promise<void> {
  await markMaking(broadcastId, { from: [null, 'making'], bytes: 0 })
}

/** How far it is, in bytes of the finished file: for the next who looks. A note that comes late changes nothing. */
export async function noteDownloadProgress(broadcastId: string, bytes: number): Promise<void> {
  await markMaking(broadcastId, { from: ['making'], bytes })
}
