import { answerViewSchema, type AnswerView, type FactData, type QuestionView } from '#lib/events.ts'
import { isTakenAway, questionStates } from '#lib/question-state.ts'
import type { ReceivedAnswerRow } from './answer.repo.ts'
import type { AnswerRow } from './answer-row.ts'
import type { QuestionRow } from './question.repo.ts'

const visibilitySchema = answerViewSchema.shape.visibility

/** Stands where nobody is named (RFC 9562 §5.9). */
const nobodyId = '00000000-0000-0000-0000-000000000000'

/** A question as a fact tells it to a whole room. One that was taken away says that it is gone, and no word more. */
export function viewToldQuestion(row: QuestionRow): QuestionView {
  const view = viewQuestion(row)
  if (!isTakenAway(view)) return view
  const nobody = { askerId: nobodyId, askerName: '' }
  return { ...view, ...nobody, text: '', mediaTimeMs: null, answeredMs: null, answers: [] }
}

/** A question with its words, for those who may read them: the row has the public answers only. */
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
