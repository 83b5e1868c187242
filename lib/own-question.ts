import type { AnswerView } from '#lib/events.ts'
import type { QuestionPlace } from '#lib/question-place.ts'
import type { QuestionState } from '#lib/question-state.ts'

/** A question as its asker finds it again. */
export type OwnQuestion = QuestionPlace & {
  id: string
  text: string
  state: QuestionState
  /** Its show ended before it was reached. */
  isLeftOpen: boolean
  at: number
  title: string
  language: string
  answers: AnswerView[]
}
