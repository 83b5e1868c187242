import { setTimeout as delay } from 'node:timers/promises'
import { Recording, recordingFolder } from '#media/store/recording.ts'
import type { Log } from '#server/log.ts'
import { listUnfinishedRecordings } from '#server/programmes/list-unfinished-recordings.ts'
import { finishRecording } from './finish-recording.ts'

type Options = { dataDir: string; log: Log; signal: AbortSignal }

const firstPauseMs = 1_000
const longestPauseMs = 600_000

/**
 * Replays of shows that ended while no media process was there to finish them. Tries again, with growing
 * pauses, until all are finished or `signal` says stop; never throws, since live shows go on beside it.
 */
export async function finishOldRecordings(options: Options): Promise<void> {
  const { signal } = options
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    if (await finishAll(options)) return
    await delay(pauseMs, undefined, { signal }).catch(() => {}) // Stopping cuts the pause short.
  }
}

/** Whether nothing is left to do. */
async function finishAll(options: Options): Promise<boolean> {
  try {
    let isAllFinished = true
    for (const unfinished of await listUnfinishedRecordings()) {
      if (options.signal.aborted) return false
      if (!(await finishOne(unfinished, options))) isAllFinished = false
    }
    return isAllFinished
  } catch (error) {
    options.log.warn({ err: error }, 'old recordings cannot be listed, trying again')
    return false
  }
}

async function finishOne(
  { broadcastId, slug }: { broadcastId: string; slug: string },
  { dataDir, log }: Options,
): Promise<boolean> {
  try {
    await finishRecording(broadcastId, new Recording(recordingFolder(dataDir, slug, broadcastId)), log)
    log.info({ broadcastId }, 'recording finished after a restart')
    return true
  } catch (error) {
    // One damaged recording must not keep the others from being shown.
    log.error({ err: error, broadcastId }, 'recording cannot be finished, trying again')
    return false
  }
}
