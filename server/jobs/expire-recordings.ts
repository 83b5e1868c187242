import { env } from '#server/env.ts'
import { expireRecordings } from '#server/programmes/expire-recordings.ts'
import type { Job } from './job.ts'

const bytesAGigabyte = 1_000_000_000

export const expireRecordingsJob: Job = {
  name: 'expire-recordings',
  everySeconds: 600,
  run: () => {
    const { RECORDING_MAX_AGE_DAYS: maxAgeDays = null, RECORDING_MAX_GB: maxGigabytes = null } = env()
    return expireRecordings({
      maxAgeDays,
      maxBytes: maxGigabytes === null ? null : maxGigabytes * bytesAGigabyte,
    })
  },
}
