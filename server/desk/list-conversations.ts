import type { ConversationView } from '#lib/events.ts'
import { AppError } from '#lib/errors.ts'
import type { Authorized } from '#server/accounts/authorize.ts'
import { findConversations, findResolved, findUnresolved } from './conversation-view.repo.ts'
import { viewConversation } from './view-conversation.ts'

const mostUnresolved = 200
const mostResolved = 20

/** The queue's work, longest waiting first, then what was resolved last. */
export async function listConversations(authorized: Authorized<'desk:work'>): Promise<ConversationView[]> {
  const { queueId } = authorized.object
  const [unresolved, resolved] = await Promise.all([
    findUnresolved(queueId, mostUnresolved),
    findResolved(queueId, mostResolved),
  ])
  return [...unresolved, ...resolved].map(viewConversation)
}

/** For those who already may see it: facts of the desk's room, and the agent who just claimed it. */
export async function listConversationsById(ids: readonly string[]): Promise<ConversationView[]> {
  return (await findConversations(ids)).map(viewConversation)
}

export async function readConversation(conversationId: string): Promise<ConversationView> {
  const [view] = await listConversationsById([conversationId])
  if (!view) throw new AppError('NOT_FOUND', 'no such conversation')
  return view
}
