import { returnLapsed } from '#server/desk/return-lapsed.ts'
import type { Job } from './job.ts'

export const returnLapsedConversationsJob: Job = {
  name: 'return-lapsed-conversations',
  everySeconds: 5,
  run: returnLapsed,
}
