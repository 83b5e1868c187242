import { AppError } from '#lib/errors.ts'
import { requestSchemas } from '#lib/events.ts'
import { joinRoom } from '#server/realtime/join-room.ts'
import type { Limit } from '#server/rate-limit.ts'
import { requireRoomAccess, isRestricted } from '#server/realtime/room-access.ts'
import type { RoomDelivery } from '#server/realtime/room-delivery.ts'
import { defineRequest, readCaller, type RequestHandler } from '#server/realtime/requests.ts'

/** Every socket is in a room of its own besides those it joined. */
const mostRooms = 12 + 1

export function roomHandlers({
  delivery,
  limit,
}: {
  delivery: RoomDelivery
  limit: Limit
}): RequestHandler[] {
  return [
    defineRequest('room:join', requestSchemas['room:join'], async (data, socket) => {
      await limit(socket.id)
      if (socket.rooms.size >= mostRooms && !socket.rooms.has(data.room)) {
        throw new AppError('RATE_LIMITED', 'too many rooms', { detail: { seconds: 60 } })
      }
      const caller = isRestricted(data.room)
        ? await readCaller(socket)
        : (socket.data.signedIn?.actor ?? null)
      await requireRoomAccess(data.room, caller)
      return joinRoom(socket, delivery, data)
    }),
    defineRequest('room:leave', requestSchemas['room:leave'], async ({ room }, socket) => {
      await socket.leave(room)
      return { room }
    }),
  ]
}
