import type { Transitions } from '#lib/state-machine.ts'

export const questionStates = [
  'submitted',
  'held',
  'published',
  'claimed',
  'answered-live',
  'answered-text',
  'handed-off',
  'merged',
  'dismissed',
  'withdrawn',
] as const
export type QuestionState = (typeof questionStates)[number]

export const questionTransitions: Transitions<QuestionState> = {
  submitted: ['held', 'published', 'dismissed', 'withdrawn'],
  held: ['published', 'dismissed', 'withdrawn'],
  published: ['claimed', 'answered-live', 'handed-off', 'merged', 'dismissed', 'withdrawn'],
  claimed: ['published', 'answered-live', 'answered-text', 'handed-off', 'merged', 'dismissed'],
  'handed-off': ['answered-text', 'dismissed'],
  'answered-live': [],
  'answered-text': [],
  merged: [],
  dismissed: [],
  withdrawn: [],
}

/** The reason of a question that the end of its show left unanswered; people read it in their language. */
export const showEndedReason = 'show-ended'

/** The reason of a question that a moderator did not let through; nobody else ever sees it. */
export const refusedReason = 'refused'

/** Its asker took it back, or a host took it down: its words are no longer the room's. What a show's end left open still is. */
export function isTakenAway({ state, reason }: { state: string; reason: string | null }): boolean {
  return state === 'withdrawn' || (state === 'dismissed' && reason !== showEndedReason)
}

/** States in which the asker still waits for an answer. */
export const openQuestionStates = ['submitted', 'held', 'published', 'claimed', 'handed-off'] as const
