import { heldConversationStates } from '#lib/conversation-state.ts'
import type { ConversationView, DeliveredFact } from '#lib/events.ts'

export type DeskGroups = {
  /** Held by this agent. */
  mine: ConversationView[]
  /** To be claimed, longest waiting first. */
  waiting: ConversationView[]
  others: ConversationView[]
  resolved: ConversationView[]
}

const held: readonly string[] = heldConversationStates

export function applyDeskFact(
  conversations: readonly ConversationView[],
  fact: DeliveredFact,
): readonly ConversationView[] {
  if ('removed' in fact) return conversations
  if (fact.event !== 'conversation:queued' && fact.event !== 'conversation:changed') return conversations
  return putConversation(conversations, fact.data)
}

/** The newer version of a conversation wins, however late the older one arrives. */
export function putConversation(
  conversations: readonly ConversationView[],
  next: ConversationView,
): readonly ConversationView[] {
  const known = conversations.find(({ id }) => id === next.id)
  if (!known) return [...conversations, next]
  if (known.version > next.version) return conversations
  return conversations.map((other) => (other.id === next.id ? next : other))
}

export function groupConversations(conversations: readonly ConversationView[], agentId: string): DeskGroups {
  const byWait = conversations.toSorted((left, right) => left.queuedAt - right.queuedAt)
  const isHeld = ({ state }: ConversationView) => held.includes(state)
  return {
    mine: byWait.filter((one) => isHeld(one) && one.assigneeId === agentId),
    waiting: byWait.filter(({ state }) => state === 'queued'),
    others: byWait.filter((one) => isHeld(one) && one.assigneeId !== agentId),
    resolved: byWait.filter(({ state }) => state === 'resolved' || state === 'closed').toReversed(),
  }
}

/** All rows in the order in which they are shown, for moving by keys. */
export function inOrder({ mine, waiting, others, resolved }: DeskGroups): ConversationView[] {
  return [...mine, ...waiting, ...others, ...resolved]
}
