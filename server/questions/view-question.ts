import { answerViewSchema, type AnswerView, type FactData, type QuestionView } from '#lib/events.ts'
import { questionStates } from '#lib/question-state.ts'
import type { ReceivedAnswerRow } from './answer.repo.ts'
import type { AnswerRow } from './answer-row.ts'
import type { QuestionRow } from './question.repo.ts'

const visibilitySchema = answerViewSchema.shape.visibility

/** A question as its room may see it: the row has the public answers only. */
export function viewQuestion(row: QuestionRow): QuestionView {
  return {
    id: row.id,
    askerId: row.asker.id,
    askerName: row.asker.name,
    text: row.text,
    state: questionStates.find((state) => state === row.state) ?? 'submitted',
    version: row.version,
    mediaTimeMs: row.mediaTimeMs,
    // Until it is answered, when that began is no place to jump to.
    answeredMs: row.state === 'claimed' ? null : row.answeredMs,
    reason: row.reason,
    answers: row.answers.map(viewAnswer),
    voteCount: row.voteCount,
    at: row.createdAt.getTime(),
  }
}

export function viewAnswer(row: AnswerRow): AnswerView {
  return {
    id: row.id,
    author: row.author.name,
    text: row.text,
    visibility: visibilitySchema.parse(row.visibility),
    mediaTimeMs: row.mediaTimeMs,
    at: row.createdAt.getTime(),
  }
}

/** An answer as the asker receives it. */
export function viewReceivedAnswer(row: ReceivedAnswerRow): FactData<'answer:received'> {
  return { questionId: row.question.id, programmeSlug: row.question.programme.slug, answer: viewAnswer(row) }
}
