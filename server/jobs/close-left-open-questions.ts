import { closeLeftOpen } from '#server/questions/close-left-open.ts'
import type { Job } from './job.ts'

export const closeLeftOpenQuestionsJob: Job = {
  name: 'close-left-open-questions',
  everySeconds: 5,
  run: closeLeftOpen,
}
