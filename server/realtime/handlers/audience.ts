import { AppError } from '#lib/errors.ts'
import { requestSchemas } from '#lib/events.ts'
import type { LikeWindow } from '#server/audience/like-window.ts'
import { callerAddress } from '#server/caller-address.ts'
import type { Limit } from '#server/rate-limit.ts'
import { requireProgrammeRoom } from '#server/realtime/programme-room.ts'
import { defineRequest, type RequestHandler } from '#server/realtime/requests.ts'

type Options = { likes: LikeWindow; limit: Limit; limitAddress: Limit }

/** Guests like too: whoever is in the room may, as often as a hand can. */
export function audienceHandlers({ likes, limit, limitAddress }: Options): RequestHandler[] {
  return [
    defineRequest('like:send', requestSchemas['like:send'], async (data, socket) => {
      const programmeId = requireProgrammeRoom(data.room)
      if (!socket.rooms.has(data.room)) throw new AppError('FORBIDDEN', 'not in the room')
      const { viewerKey } = socket.data
      const { headers, address } = socket.handshake
      await limit(viewerKey, data.count)
      await limitAddress(callerAddress(headers, address), data.count)
      await likes.add({ programmeId, viewerKey, clientId: data.clientId, count: data.count })
      return { count: data.count }
    }),
  ]
}
