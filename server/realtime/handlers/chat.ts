import { requestSchemas } from '#lib/events.ts'
import { authorize } from '#server/accounts/authorize.ts'
import type { ChatRooms } from '#server/chat/chat-rooms.ts'
import type { Limit } from '#server/rate-limit.ts'
import { requireProgrammeRoom } from '#server/realtime/programme-room.ts'
import { defineRequest, requireSignedIn, type RequestHandler } from '#server/realtime/requests.ts'

export function chatHandlers({ chat, limit }: { chat: ChatRooms; limit: Limit }): RequestHandler[] {
  return [
    defineRequest('chat:send', requestSchemas['chat:send'], async (data, socket) => {
      const programmeId = requireProgrammeRoom(data.room)
      const actor = requireSignedIn(socket)
      await limit(actor.userId)
      const authorized = await authorize(actor, 'room:speak', { programmeId })
      return chat.send(authorized, data)
    }),
  ]
}
