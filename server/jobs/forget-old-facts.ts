import { forgetOldFacts } from '#server/outbox/forget-old-facts.ts'
import type { Job } from './job.ts'

export const forgetOldFactsJob: Job = { name: 'forget-old-facts', everySeconds: 3_600, run: forgetOldFacts }
