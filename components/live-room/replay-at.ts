import type { ChatMessageView, QuestionView, SpotlightView } from '#lib/events.ts'
import type { ReplayRoom } from '#lib/room-snapshot.ts'

export type ReplayMoment = {
  messages: readonly ChatMessageView[]
  questions: readonly QuestionView[]
  spotlight: SpotlightView | null
}

const mostMessages = 200

/**
 * The room as it was at a media time: what had been said by then, and what was being explained. Questions are all
 * there, as ways to their moments; those still to come have no answer yet.
 */
export function replayAt(
  room: Pick<ReplayRoom, 'questions' | 'spotlights'> & { messages: readonly ChatMessageView[] },
  mediaTimeMs: number,
): ReplayMoment {
  const isSaid = (item: { mediaTimeMs: number | null }) => (item.mediaTimeMs ?? 0) <= mediaTimeMs
  return {
    messages: room.messages.filter(isSaid).slice(-mostMessages),
    questions: room.questions.map((question) => questionAt(question, mediaTimeMs)),
    spotlight:
      room.spotlights.findLast(
        ({ fromMs, toMs }) => fromMs <= mediaTimeMs && (toMs === null || mediaTimeMs < toMs),
      ) ?? null,
  }
}

/** A question before its answer was given still waits. An answer after the show belongs to the whole replay. */
function questionAt(question: QuestionView, mediaTimeMs: number): QuestionView {
  const isAnsweredLater = question.state === 'answered-live' && (question.answeredMs ?? 0) > mediaTimeMs
  const answers = question.answers.filter((answer) => (answer.mediaTimeMs ?? 0) <= mediaTimeMs)
  if (isAnsweredLater) return { ...question, state: 'published', answeredMs: null, answers }
  if (question.state === 'answered-text' && answers.length < question.answers.length)
    return { ...question, state: 'handed-off', answers }
  return { ...question, answers }
}
