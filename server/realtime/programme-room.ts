import { AppError } from '#lib/errors.ts'
import { parseRoom, type Room } from '#lib/rooms.ts'

/** The programme whose room it is: the only rooms in which people speak. Throws `ROOM_UNKNOWN`. */
export function requireProgrammeRoom(room: Room): string {
  const { kind, id } = parseRoom(room)
  if (kind !== 'programme') throw new AppError('ROOM_UNKNOWN', `nobody speaks in a ${kind} room`)
  return id
}
