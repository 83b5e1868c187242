import { indexChanged } from '#server/search/index-changed.ts'
import type { Job } from './job.ts'

export const indexSearchJob: Job = { name: 'index-search', everySeconds: 15, run: indexChanged }
