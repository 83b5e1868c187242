import type { ChatMessageView, QuestionView, SpotlightView } from '#lib/events.ts'
import type { ReplayRoom } from '#lib/room-snapshot.ts'

export type ReplayMoment = {
  messages: readonly ChatMessageView[]
  questions: readonly QuestionView[]
  /** The question that was asked or answered last. */
  questionId: string | null
  spotlight: SpotlightView | null
}

const mostMessages = 200

/**
 * The room as it was at a media time: what had been said by then, and what was being explained. Questions are the ways
 * to their moments, so all are there as they ended, and only which of them is the present one follows the clock.
 */
export function replayAt(
  room: Pick<ReplayRoom, 'questions' | 'spotlights'> & { messages: readonly ChatMessageView[] },
  mediaTimeMs: number,
): ReplayMoment {
  const isSaid = (item: { mediaTimeMs: number | null }) => (item.mediaTimeMs ?? 0) <= mediaTimeMs
  return {
    messages: room.messages.filter(isSaid).slice(-mostMessages),
    questions: room.questions,
    questionId: questionAt(room.questions, mediaTimeMs),
    spotlight:
      room.spotlights.findLast(
        ({ fromMs, toMs }) => fromMs <= mediaTimeMs && (toMs === null || mediaTimeMs < toMs),
      ) ?? null,
  }
}

/** Words after the show, and those before it, have no moment in its picture. */
function questionAt(questions: readonly QuestionView[], mediaTimeMs: number): string | null {
  let last: { id: string; ms: number } | null = null
  for (const { id, mediaTimeMs: askedMs, answeredMs } of questions)
    for (const ms of [askedMs, answeredMs])
      if (ms !== null && ms <= mediaTimeMs && ms >= (last?.ms ?? 0)) last = { id, ms }
  return last?.id ?? null
}
