import { listOverWithoutReplay } from './broadcast.repo.ts'

/** Broadcasts that ended without their replay being told of: the media process died in between. */
export async function listUnfinishedRecordings(): Promise<{ broadcastId: string; slug: string }[]> {
  return listOverWithoutReplay()
}
