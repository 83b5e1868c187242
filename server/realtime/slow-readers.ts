import type { Room } from '#lib/rooms.ts'
import type { RealtimeSocket } from './realtime-socket.ts'

const mostQueuedFrames = 200
const mostQueuedBytes = 1_048_576
/** One that does not even read that it is behind is closed. */
const hopelessBytes = 4 * mostQueuedBytes

/** Takes a reader who fell behind out of the room, told to take a snapshot and join again. False for who keeps up. */
export function shedIfSlow(socket: RealtimeSocket, room: Room): boolean {
  const { frames, bytes } = measureQueue(socket)
  if (frames <= mostQueuedFrames && bytes <= mostQueuedBytes) return false
  void socket.leave(room) // The in-memory adapter leaves at once.
  if (bytes > hopelessBytes) socket.disconnect(true)
  else socket.emit('room:stale', { room })
  return true
}

/**
 * What waits in engine.io's queue and in the WebSocket below it, because the kernel does not take
 * more. Both lie in fields that engine.io's types hide; polling has no WebSocket. Runs once a socket
 * and frame, so it looks by hand instead of parsing.
 */
function measureQueue({ conn }: RealtimeSocket): { frames: number; bytes: number } {
  const queue: unknown = Reflect.get(conn, 'writeBuffer')
  const packets: unknown[] = Array.isArray(queue) ? queue : []
  let bytes = bufferedAmountOf(Reflect.get(conn.transport, 'socket'))
  for (const packet of packets) bytes += dataLengthOf(packet)
  return { frames: packets.length, bytes }
}

function bufferedAmountOf(socket: unknown): number {
  const isKnown = typeof socket === 'object' && socket !== null && 'bufferedAmount' in socket
  return isKnown && typeof socket.bufferedAmount === 'number' ? socket.bufferedAmount : 0
}

function dataLengthOf(packet: unknown): number {
  if (typeof packet !== 'object' || packet === null || !('data' in packet)) return 0
  return typeof packet.data === 'string' || Buffer.isBuffer(packet.data) ? packet.data.length : 0
}
