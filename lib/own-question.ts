import type { AnswerView } from '#lib/events.ts'
import type { QuestionState } from '#lib/question-state.ts'

/** A question as its asker finds it again. */
export type OwnQuestion = {
  id: string
  text: string
  state: QuestionState
  at: number
  slug: string
  title: string
  language: string
  /** The published replay in which it was asked; null where there is none. */
  replayId: string | null
  mediaTimeMs: number | null
  answeredMs: number | null
  answers: AnswerView[]
}
