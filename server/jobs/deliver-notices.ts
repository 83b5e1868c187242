import { deliverNotices } from '#server/notices/deliver-notices.ts'
import type { Job } from './job.ts'

export const deliverNoticesJob: Job = { name: 'deliver-notices', everySeconds: 5, run: deliverNotices }
