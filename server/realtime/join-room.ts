import { catchUpLimit, type RequestResults } from '#lib/events.ts'
import { AppError } from '#lib/errors.ts'
import type { Room } from '#lib/rooms.ts'
import { readRoomSeq } from '#server/outbox/read-room-seq.ts'
import { readMissed } from './missed-facts.ts'
import type { RealtimeSocket } from './realtime-socket.ts'
import type { RoomDelivery } from './room-delivery.ts'
import { sendTogether, type Reader, type RoomFrame } from './room-frame.ts'

/** In a room so busy that each look finds more, a snapshot is quicker. */
const mostLooks = 5

type Joined = RequestResults['room:join']
type Joining = Pick<RealtimeSocket, 'connected' | 'join'> & Reader
type Rooms = Pick<RoomDelivery, 'open' | 'close' | 'sentSeq' | 'countSockets'>
type Asked = { room: Room; afterSeq?: number | undefined }

/**
 * Lets a socket hear a room without a gap: what it missed leaves in frames before the answer, and before
 * the frames of what follows.
 */
export async function joinRoom(socket: Joining, delivery: Rooms, asked: Asked): Promise<Joined> {
  try {
    return await catchUpAndEnter(socket, delivery, asked)
  } finally {
    // Opened for a socket that never entered: nobody else would close it.
    if (delivery.countSockets(asked.room) === 0) delivery.close(asked.room)
  }
}

async function catchUpAndEnter(socket: Joining, delivery: Rooms, { room, afterSeq }: Asked): Promise<Joined> {
  const enter = (joined: Omit<Joined, 'room'>, missed: readonly RoomFrame[] = []): Joined => {
    // The adapter would keep a place for it that nobody leaves.
    if (!socket.connected) throw new AppError('UNAVAILABLE', 'the socket left while it joined')
    sendTogether(socket)
    for (const frame of missed) frame.sendTo(socket)
    void socket.join(room) // The in-memory adapter joins at once, before anything else is sent.
    return { room, ...joined }
  }
  const missed: RoomFrame[] = []
  let heardSeq = afterSeq
  for (let looks = 0; looks < mostLooks; looks += 1) {
    await delivery.open(room)
    const seq = delivery.sentSeq(room)
    if (seq === undefined) continue // The last reader left in the same moment, and took the room along.
    if (heardSeq === undefined || seq - heardSeq > catchUpLimit) return enter({ seq, snapshot: true })
    if (seq === heardSeq) return enter({ seq, snapshot: false }, missed)
    if (seq < heardSeq) {
      // The client heard another process that was faster; what this one still sends is known there.
      const isReal = heardSeq <= (await readRoomSeq(room))
      const isStillAhead = (delivery.sentSeq(room) ?? Infinity) <= heardSeq
      if (isReal && isStillAhead) return enter({ seq: heardSeq, snapshot: false }, missed)
      // A number the room never reached is of another life of the database.
      if (!isReal) heardSeq = undefined
      continue
    }

    const read = await readMissed(room, heardSeq, seq)
    if (read) missed.push(read.frame)
    heardSeq = read?.toSeq
  }
  const seq = delivery.sentSeq(room)
  if (seq === undefined) throw new AppError('UNAVAILABLE', 'the room closes as fast as it opens')
  return enter({ seq, snapshot: true })
}
