import type { Room } from '#lib/rooms.ts'
import type { NewsRoom } from '#lib/room-snapshot.ts'
import { readRoomSeq } from '#server/outbox/read-room-seq.ts'

/** From where a page goes on in rooms whose state is in its HTML. Read before that state, so that nothing falls between. */
export function readNewsRooms(rooms: readonly Room[]): Promise<NewsRoom[]> {
  return Promise.all(rooms.map(async (room) => ({ room, afterSeq: await readRoomSeq(room) })))
}
