import { AppError } from '#lib/errors.ts'
import { requestSchemas } from '#lib/events.ts'
import type { LikeWindow } from '#server/audience/like-window.ts'
import type { Limit } from '#server/rate-limit.ts'
import { requireProgrammeRoom } from '#server/realtime/programme-room.ts'
import type { RealtimeSocket } from '#server/realtime/realtime-socket.ts'
import { defineRequest, type RequestHandler } from '#server/realtime/requests.ts'

type Options = { likes: LikeWindow; limit: Limit; limitAddress: Limit }

/** Guests like too: whoever is in the room may, as often as a hand can. */
export function audienceHandlers({ likes, limit, limitAddress }: Options): RequestHandler[] {
  return [
    defineRequest('like:send', requestSchemas['like:send'], async (data, socket) => {
      const programmeId = requireProgrammeRoom(data.room)
      if (!socket.rooms.has(data.room)) throw new AppError('FORBIDDEN', 'not in the room')
      const { viewerKey } = socket.data
      await limit(viewerKey, data.count)
      await limitAddress(addressOf(socket), data.count)
      await likes.add({ programmeId, viewerKey, clientId: data.clientId, count: data.count })
      return { count: data.count }
    }),
  ]
}

/** The front says who it is and overwrites what others say. */
function addressOf(socket: RealtimeSocket): string {
  const forwarded = socket.handshake.headers['x-forwarded-for']
  return typeof forwarded === 'string' ? forwarded : socket.handshake.address
}
