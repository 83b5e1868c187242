import type { AnswerView } from '#lib/events.ts'
import type { RoomState } from './room-state.ts'

/** Private answers by the question they belong to. */
export function groupAnswers(
  answers: { questionId: string; answer: AnswerView }[],
): RoomState['privateAnswers'] {
  const grouped: Record<string, AnswerView[]> = {}
  for (const { questionId, answer } of answers) (grouped[questionId] ??= []).push(answer)
  return grouped
}
