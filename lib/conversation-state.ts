import type { Transitions } from '#lib/state-machine.ts'

export const conversationStates = [
  'queued',
  'assigned',
  'active',
  'waiting-viewer',
  'transfer-pending',
  'resolved',
  'closed',
  'abandoned',
] as const
export type ConversationState = (typeof conversationStates)[number]

export const conversationTransitions: Transitions<ConversationState> = {
  queued: ['assigned', 'abandoned'],
  assigned: ['active', 'resolved', 'queued', 'transfer-pending'],
  active: ['waiting-viewer', 'resolved', 'queued', 'transfer-pending'],
  'waiting-viewer': ['active', 'resolved', 'transfer-pending'],
  'transfer-pending': ['assigned', 'active'],
  resolved: ['closed', 'active'],
  closed: [],
  abandoned: [],
}

/** States that count against an agent's capacity. */
export const heldConversationStates = ['assigned', 'active', 'waiting-viewer', 'transfer-pending'] as const
