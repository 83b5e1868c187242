import { indexChanged } from '#server/search/index-texts.ts'
import type { Job } from './job.ts'

export const indexSearchJob: Job = { name: 'index-search', everySeconds: 15, run: indexChanged }
