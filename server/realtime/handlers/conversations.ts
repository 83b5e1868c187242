import { requestSchemas } from '#lib/events.ts'
import { authorize } from '#server/accounts/authorize.ts'
import { answerConversation } from '#server/desk/answer-conversation.ts'
import { claimConversation } from '#server/desk/claim-conversation.ts'
import { findConversationPlace } from '#server/desk/find-conversation-place.ts'
import { releaseConversation } from '#server/desk/release-conversation.ts'
import type { RealtimeSocket } from '#server/realtime/realtime-socket.ts'
import { defineRequest, readCaller, requireSignedIn, type RequestHandler } from '#server/realtime/requests.ts'

export function conversationHandlers(): RequestHandler[] {
  return [
    defineRequest('conversation:claim', requestSchemas['conversation:claim'], async (data, socket) =>
      claimConversation(await authorizeAgent(socket, data.conversationId), data.conversationId),
    ),
    defineRequest('conversation:release', requestSchemas['conversation:release'], async (data, socket) =>
      releaseConversation(await authorizeAgent(socket, data.conversationId), data.conversationId),
    ),
    defineRequest('conversation:answer', requestSchemas['conversation:answer'], async (data, socket) =>
      answerConversation(await authorizeAgent(socket, data.conversationId), data),
    ),
  ]
}

/** Whether the caller works the queue that the conversation is in. */
async function authorizeAgent(socket: RealtimeSocket, conversationId: string) {
  requireSignedIn(socket)
  return authorize(await readCaller(socket), 'desk:work', await findConversationPlace(conversationId))
}
