import { endAbandonedBroadcasts } from '#server/programmes/end-abandoned-broadcasts.ts'
import type { Job } from './job.ts'

export const endAbandonedBroadcastsJob: Job = {
  name: 'end-abandoned-broadcasts',
  everySeconds: 5,
  run: endAbandonedBroadcasts,
}
