import { Recording, recordingFolder } from '#media/store/recording.ts'
import type { Log } from '#server/log.ts'
import { listUnfinishedRecordings } from '#server/programmes/list-unfinished-recordings.ts'
import { finishRecording } from './finish-recording.ts'

/** Replays of shows that ended while no media process was there to finish them. */
export async function finishOldRecordings({ dataDir, log }: { dataDir: string; log: Log }): Promise<void> {
  for (const { broadcastId, slug } of await listUnfinishedRecordings()) {
    try {
      await finishRecording(broadcastId, new Recording(recordingFolder(dataDir, slug, broadcastId)))
      log.info({ broadcastId }, 'recording finished after a restart')
    } catch (error) {
      // One damaged recording must not keep the process from its live shows.
      log.error({ err: error, broadcastId }, 'recording cannot be finished')
    }
  }
}
