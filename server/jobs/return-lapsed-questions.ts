import { returnLapsedQuestions } from '#server/questions/return-lapsed-questions.ts'
import type { Job } from './job.ts'

export const returnLapsedQuestionsJob: Job = {
  name: 'return-lapsed-questions',
  everySeconds: 5,
  run: returnLapsedQuestions,
}
