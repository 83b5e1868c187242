import { parseRoom, roomSchema, type Room } from '#lib/rooms.ts'
import { refusalToWatch } from '#lib/watch-rule.ts'
import { listWatchRules } from '#server/programmes/list-watch-rules.ts'
import type { RealtimeServer } from './realtime-socket.ts'

/**
 * Whoever may not watch a programme any more leaves its room: its visibility was narrowed, or a role was
 * lost. Reads one row a room, however many sockets are in it.
 */
export async function closeProgrammeRooms(io: RealtimeServer): Promise<void> {
  const rooms = [...io.of('/').adapter.rooms.keys()].flatMap(programmeRoom)
  if (rooms.length === 0) return
  const rules = await listWatchRules(rooms.map(({ id }) => id))
  for (const { room, id } of rooms) {
    const rule = rules.get(id)
    if (!rule || rule.visibility === 'public') continue
    for (const socketId of io.of('/').adapter.rooms.get(room) ?? []) {
      const socket = io.of('/').sockets.get(socketId)
      if (!socket || refusalToWatch(rule, socket.data.signedIn?.actor ?? null) === null) continue
      await socket.leave(room)
      // The page joins again, is refused in words, and shows that.
      socket.emit('room:stale', { room })
    }
  }
}

function programmeRoom(name: string): { room: Room; id: string }[] {
  const room = roomSchema.safeParse(name)
  if (!room.success) return []
  const { kind, id } = parseRoom(room.data)
  return kind === 'programme' ? [{ room: room.data, id }] : []
}
